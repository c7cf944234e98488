# the root is the first element
awk 'BEGIN {
	print "<module>"
	for (i = 0; i < 200001; i++) print "<p/>"
	print "</module>"
}' > modules/one/module.xml
