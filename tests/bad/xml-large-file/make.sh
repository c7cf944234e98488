awk 'BEGIN {
	print "<support>"
	for (i = 0; i < 70000; i++) print "<!-- sixty-odd bytes of nothing much, said again and again -->"
	print "</support>"
}' > support.xml
