awk 'BEGIN {
	printf "<support>\n<contact id=\"c1\" name=\""
	for (i = 0; i < 5000; i++) printf "x"
	print "\"/>\n</support>"
}' > support.xml
