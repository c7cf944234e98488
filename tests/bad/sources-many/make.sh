# As many names as a file holds, each asked about, on few lines; one of them stands twice. Looking each up by a walk took minutes.
awk '/<\/sources>/ {
	for (i = 0; i < 60000; i++) printf "<source id=\"y%d\" year=\"2024\" publisher=\"Nobody\">A source</source>", i
	print "\n<source id=\"v1\" year=\"2024\" publisher=\"Nobody\">Again</source>"
}
{ print }' course.xml > course.new && mv course.new course.xml
awk '/<\/module>/ {
	for (i = 0; i < 8000; i++)
		printf "<slide id=\"k%d\"><title>Slide %d</title><p>Words<cite ref=\"y59999\"/></p></slide>", i, i
	for (i = 0; i < 12000; i++)
		printf "<question id=\"z%d\" kind=\"truefalse\" answer=\"true\" outcome=\"o1\" see=\"k7999\"><stem>Is it %d?</stem><feedback when=\"right\">Yes.</feedback></question>", i, i
}
{ print }' modules/one/module.xml > module.new && mv module.new modules/one/module.xml
