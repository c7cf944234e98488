/*
 * The verbs of coursepack as one table: what is said by --help, what the manual's page lists, what runs.
 */
#include "packager/verbs.h"

const struct verb verbs[] = {
	{ "new", "new DIR",
	    "Makes a folder with a small course to start from; every file says in comments what it is for.\n",
	    "new my-course", verb_new },
	{ "check", "check DIR [--json] [--on DATE] [--strict]",
	    "Says all that is wrong with a course, by file and line, and what to do about it.\n\n"
	    "  --json       the findings as a JSON array\n"
	    "  --on DATE    judge review dates as on this day (2026-11-25) instead of today\n"
	    "  --strict     warnings count as errors\n",
	    "check my-course", verb_check },
	{ "build", "build DIR [-o FILE-OR-FOLDER] [--key SECRET] [--base OLD.zip] [--release] [--jobs N]",
	    "Checks a course and packs it into ID-VERSION.zip: the same bytes for the same folder.\n\n"
	    "  -o FILE-OR-FOLDER  where the pack goes; in a folder it is called ID-VERSION.zip\n"
	    "  --key SECRET       sign it with this key (see keygen)\n"
	    "  --base OLD.zip     copy what has not changed from this pack instead of compressing it again\n"
	    "  --release          refuse a course whose review date has passed\n"
	    "  --jobs N           compress on N processors instead of all\n",
	    "build my-course -o packs/ --key trainer.key", verb_build },
	{ "inspect", "inspect PACK [--json] [--content]",
	    "Says what a pack holds: id, version, title, modules, slides, questions, minutes, size, signature.\n\n"
	    "  --json       the same as a JSON object\n"
	    "  --content    also how much is written and how it reads, how many numbers have a source, every module,\n"
	    "               slide and question, and every file\n",
	    "inspect my-course-0.1.0.zip", verb_inspect },
	{ "keygen", "keygen NAME",
	    "Makes a pair of keys to sign packs with: NAME.key stays secret, NAME.pub goes to whoever plays them.\n"
	    "They are minisign's own files. On a terminal it asks for a passphrase.\n",
	    "keygen trainer", verb_keygen },
	{ "sign", "sign PACK --key SECRET",
	    "Signs a pack, in place of any signature it has. Its contents stay as they are.\n\n"
	    "  --key SECRET  the key to sign with\n",
	    "sign my-course-0.1.0.zip --key trainer.key", verb_sign },
	{ "verify", "verify PACK [--key PUBLIC] [--json]",
	    "Reads every part of a pack against its list of hashes; with a key also checks who signed it.\n\n"
	    "  --key PUBLIC  the signature must be by this key\n"
	    "  --json        the answer as a JSON object\n",
	    "verify my-course-0.1.0.zip --key trainer.pub", verb_verify },
	{ "local", "local new|check|build DIR [--on DATE] [--json] [--strict] [-o FILE-OR-FOLDER] [--key SECRET]",
	    "The authority's own sheet: whom to ring and what to follow here, as a small pack of its own that players\n"
	    "lay over any version of the courses it names. 'local new' makes a folder with a blank one; 'local check'\n"
	    "names every field that must not stay empty, by file and line, and what to do; 'local build' packs it as\n"
	    "local-ID-RELEASE.zip. Public keys for results are packed for a later version, which will seal results;\n"
	    "this one does not use them.\n\n"
	    "For check:\n"
	    "  --on DATE          judge dates as on this day (2026-11-25) instead of today\n"
	    "  --json             the findings as a JSON array\n"
	    "  --strict           warnings count as errors\n"
	    "For build:\n"
	    "  -o FILE-OR-FOLDER  where the pack goes; in a folder it is called local-ID-RELEASE.zip\n"
	    "  --key SECRET       sign it with this key (see keygen)\n",
	    "local new my-sheet", verb_local },
	{ "import", "import FORMAT FILE -o DIR",
	    "Makes the folder of a course from another program's file. FORMAT is:\n\n"
	    "  obz          communication boards in the Open Board Format: FILE is an .obz, or an .obf of one board\n\n"
	    "  -o DIR       the folder to make; nothing is overwritten\n",
	    "import obz boards.obz -o my-boards", verb_import },
	{ "export", "export FORMAT PACK -o FILE [--board ID] [--body-words] [--on DATE]",
	    "Makes something else from a pack. FORMAT is one of:\n\n"
	    "  boards       communication boards on paper: boards in A4 and A3, keyguards, cards, look-through "
	    "frames,\n"
	    "               a three-point mat and record sheets\n"
	    "  handout      every slide with its notes, the cases with their choices, and the sources\n"
	    "  obz          communication boards for other programs, in the Open Board Format; with a FILE that ends\n"
	    "               in .obf one board by itself, its pictures in it\n"
	    "  worksheets   the course's worksheets as blank forms\n\n"
	    "  -o FILE      where it goes\n"
	    "  --board ID   only this board\n"
	    "  --body-words also print the names of parts of the body that a board hides\n"
	    "  --on DATE    the date that is printed (2026-11-25) instead of today\n",
	    "export boards my-course-0.1.0.zip -o boards.pdf", verb_export },
	{ "results", "results FILE... [--row-level --csv FILE]",
	    "Reads the files that learners handed in.\n\n"
	    "  --row-level   allow one row a learner; it warns\n"
	    "  --csv FILE    write the rows here\n",
	    "results handed-in/*.json --row-level --csv rows.csv", verb_results },
	{ NULL, NULL, NULL, NULL, NULL },
};
