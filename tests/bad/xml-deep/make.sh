# 64 elements may be nested; the 65th is one too many
awk 'BEGIN {
	print "<module>\n<title>t</title>\n<slide>"
	for (i = 0; i < 80; i++) print "<p>"
	for (i = 0; i < 80; i++) print "</p>"
	print "</slide>\n</module>"
}' > modules/one/module.xml
