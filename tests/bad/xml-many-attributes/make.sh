awk 'BEGIN {
	printf "<support>\n<contact"
	for (i = 0; i < 65; i++) printf " a%d=\"\"", i
	print "/>\n</support>"
}' > support.xml
