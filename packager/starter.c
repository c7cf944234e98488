/*
 * A small course that checks clean and plays, whose comments explain every part. It is the shortest way from nothing to
 * something on the screen; content/README.md has the whole grammar.
 */
#include "packager/starter.h"

struct starter {
	const char *name, *text;
};

static const char course_xml[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<!-- What the course is and which files it has. Ids are small letters, digits and hyphens; learners' records\n"
    "     hang on them, so an id keeps its meaning for ever. 'release' grows with every pack you give out; 'version'\n"
    "     is for people. -->\n"
    "<course id=\"my-course\" version=\"0.1.0\" release=\"1\" format=\"1\" min-player=\"1.0\" lang=\"en-GB\">\n"
    "\t<title>My first course</title>\n"
    "\t<short-title>My course</short-title>\n"
    "\t<summary>One sentence on what people can do afterwards.</summary>\n"
    "\t<publisher>Your organisation</publisher>\n"
    "\t<!-- After this day 'check' warns that somebody must look at the content again. -->\n"
    "\t<review by=\"%s\" owner=\"Course editor\"/>\n"
    "\t<notice>\n"
    "\t\t<p>This is a draft. It does not replace your local procedures.</p>\n"
    "\t</notice>\n"
    "\t<topics>\n"
    "\t\t<topic id=\"start\">Getting started</topic>\n"
    "\t</topics>\n"
    "\t<!-- What learners can do afterwards. Each module teaches some, each question asks about one. -->\n"
    "\t<outcomes>\n"
    "\t\t<outcome id=\"lo1\" topic=\"start\">say what a course is made of</outcome>\n"
    "\t</outcomes>\n"
    "\t<!-- Where your facts come from; slides refer to these with cite or source. -->\n"
    "\t<sources>\n"
    "\t\t<source id=\"guide\" year=\"2026\" publisher=\"Coursepack\">Writing a course</source>\n"
    "\t</sources>\n"
    "\t<support src=\"support.xml\"/>\n"
    "\t<glossary src=\"glossary.xml\"/>\n"
    "\t<modules>\n"
    "\t\t<module src=\"modules/01-start/module.xml\"/>\n"
    "\t</modules>\n"
    "</course>\n";

static const char support_xml[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<!-- Whom learners can turn to. 'checked' is the day somebody rang the number; shown=\"no\" hides it. -->\n"
    "<support>\n"
    "\t<contact id=\"police-999\" name=\"Police, emergency\" for=\"somebody in danger now\"\n"
    "\t\tnumber=\"999\" checked=\"%s\" source=\"gov.uk\" emergency=\"yes\" shown=\"yes\"/>\n"
    "</support>\n";

static const char glossary_xml[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<!-- Words that explain themselves when a learner chooses them in a slide. -->\n"
    "<glossary>\n"
    "\t<term id=\"pack\" word=\"pack\">The single file that a course travels in.</term>\n"
    "</glossary>\n";

static const char module_xml[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<!-- state=\"preparation\" lists a module without counting it. -->\n"
    "<module id=\"m1\" number=\"1\" minutes=\"5\" state=\"ready\">\n"
    "\t<title>What a course is made of</title>\n"
    "\t<note>Two short screens and a question.</note>\n"
    "\t<outcome ref=\"lo1\"/>\n"
    "\t<!-- Slides and questions stand in the order learners meet them. -->\n"
    "\t<slide id=\"m1-parts\">\n"
    "\t\t<title>Slides and questions</title>\n"
    "\t\t<p>A module is a row of slides, with <strong>questions</strong> between them.</p>\n"
    "\t\t<!-- A figure is shapes only; its words are labels, so that they grow with the learner's text size. -->\n"
    "\t\t<figure src=\"media/row.svg\" caption=\"A module\"\n"
    "\t\t\talt=\"Three boxes in a row: two slides, then a question\">\n"
    "\t\t\t<label x=\"50\" y=\"45\" align=\"middle\">slide</label>\n"
    "\t\t\t<label x=\"150\" y=\"45\" align=\"middle\">slide</label>\n"
    "\t\t\t<label x=\"250\" y=\"45\" align=\"middle\">question</label>\n"
    "\t\t</figure>\n"
    "\t\t<source ref=\"guide\"/>\n"
    "\t\t<notes>For the presenter; learners do not see this.</notes>\n"
    "\t</slide>\n"
    "\t<slide id=\"m1-pack\">\n"
    "\t\t<title>One file</title>\n"
    "\t\t<p>The whole course becomes one <term ref=\"pack\">pack</term>, which you can sign.</p>\n"
    "\t\t<list kind=\"bullets\">\n"
    "\t\t\t<item>It is the same, byte for byte, whoever builds it.</item>\n"
    "\t\t\t<item>It plays without a network.</item>\n"
    "\t\t</list>\n"
    "\t</slide>\n"
    "\t<!-- Say why for every answer: that is where people learn. -->\n"
    "\t<question id=\"m1-q1\" kind=\"single\" outcome=\"lo1\" see=\"m1-pack\">\n"
    "\t\t<stem>What does a course travel in?</stem>\n"
    "\t\t<choice id=\"a\">A web site<feedback>No: it needs no network at all.</feedback></choice>\n"
    "\t\t<choice id=\"b\" right=\"yes\">One pack<feedback>Yes: one file holds all of it.</feedback></choice>\n"
    "\t</question>\n"
    "</module>\n";

static const char row_svg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 80\">\n"
			      "\t<!-- Colours are names of the palette, so that figures follow the theme. -->\n"
			      "\t<rect x=\"5\" y=\"10\" width=\"90\" height=\"60\"\n"
			      "\t\tfill=\"accent-weak\" stroke=\"accent\" stroke-width=\"2\"/>\n"
			      "\t<rect x=\"105\" y=\"10\" width=\"90\" height=\"60\"\n"
			      "\t\tfill=\"accent-weak\" stroke=\"accent\" stroke-width=\"2\"/>\n"
			      "\t<rect x=\"205\" y=\"10\" width=\"90\" height=\"60\"\n"
			      "\t\tfill=\"warm-weak\" stroke=\"warm\" stroke-width=\"2\"/>\n"
			      "</svg>\n";

/* Every file; %s is filled with a date by file_make. */
static const struct starter starters[] = {
	{ "course.xml", course_xml },
	{ "support.xml", support_xml },
	{ "glossary.xml", glossary_xml },
	{ "modules/01-start/module.xml", module_xml },
	{ "media/row.svg", row_svg },
};

/* Writes to in the place of from, which is there. */
static const char *put(struct arena *a, const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);
	return arena_printf(a, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static const char *xml_words(struct arena *a, const char *s)
{
	struct buf b = { .a = a };
	for (; *s != '\0'; s++) {
		if (*s == '<' || *s == '&' || *s == '"')
			buf_add(&b, *s == '<' ? "&lt;" : *s == '&' ? "&amp;" : "&quot;");
		else
			buf_add_n(&b, s, 1);
	}
	return buf_text(&b);
}

/* course.xml with its own id, title and boards. */
static const char *course_named(struct arena *a, const char *text, const struct starter_course *c)
{
	text = put(a, text, "my-course", c->id);
	text = put(a, text, "My first course", xml_words(a, c->title));
	text = put(a, text, "My course", xml_words(a, c->title));
	return put(a, text, "</course>", arena_printf(a, "%s</course>", c->boards));
}

/* The same day next year; 29 February becomes 1 March. */
static const char *next_year(struct arena *a, const char *today)
{
	char year[5] = { today[0], today[1], today[2], today[3], '\0' };
	int64_t n = 0;
	parse_int(year, 0, 9998, &n);
	return arena_printf(a, "%04d%s", (int)n + 1, streq(today + 4, "-02-29") ? "-03-01" : today + 4);
}

static const char *filled(struct arena *a, const char *text, const char *date)
{
	const char *mark = strstr(text, "%s");
	return mark == NULL ? text : arena_printf(a, "%.*s%s%s", (int)(mark - text), text, date, mark + 2);
}

static bool file_make(struct arena *a, const char *folder, const char *today, const struct starter *s,
    const struct starter_course *c, struct err *e)
{
	const char *path = path_join(a, folder, s->name);
	bool course = streq(s->name, "course.xml");
	const char *text = filled(a, s->text, course ? next_year(a, today) : today);
	if (course && c != NULL)
		text = course_named(a, text, c);
	return os_mkdirs(path_dir(a, path), e) && file_write(path, text, strlen(text), false, e);
}

bool starter_folder_free(struct arena *a, const char *folder, struct err *e)
{
	const char *const *names;
	size_t n;
	enum os_kind kind = os_stat(folder, NULL);
	if (kind == OS_NONE)
		return true;
	if (kind != OS_FOLDER)
		return fail(e, ERR_IO, folder, 0, "is there already and is no folder; choose another name");
	if (!os_list(a, folder, &names, &n, e))
		return false;
	return n == 0 || fail(e, ERR_IO, folder, 0, "is not empty, and nothing is overwritten; choose another name");
}

bool starter_make(struct arena *a, const char *folder, const char *today, const struct starter_course *c, struct err *e)
{
	for (size_t i = 0; i < COUNT(starters); i++)
		if (!file_make(a, folder, today, &starters[i], c, e))
			return false;
	return true;
}
