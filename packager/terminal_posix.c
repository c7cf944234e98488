/*
 * A passphrase from /dev/tty, so that it works with every stream redirected. Signals by key are off while it is
 * typed: Ctrl-C arrives as a character, so the terminal is never left without echo.
 */
#include "packager/terminal.h"

#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { CTRL_C = 3, CTRL_D = 4 };

bool terminal_is(FILE *f)
{
	return isatty(fileno(f)) == 1;
}

static bool tell(int fd, const char *s)
{
	size_t n = strlen(s);
	return write(fd, s, n) == (ssize_t)n;
}

static bool line_read(int fd, char *out, size_t out_size)
{
	size_t n = 0;
	char c;
	while (read(fd, &c, 1) == 1) {
		if (c == '\n' || c == '\r') {
			out[n] = '\0';
			return true;
		}
		if (c == CTRL_C || c == CTRL_D || n + 1 == out_size)
			return false;
		out[n++] = c;
	}
	return false;
}

bool terminal_ask_hidden(const char *question, char *out, size_t out_size)
{
	struct termios before, hidden;
	int fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return false;
	bool ok = tcgetattr(fd, &before) == 0;
	if (ok) {
		hidden = before;
		hidden.c_lflag &= (tcflag_t) ~(ECHO | ISIG);
		/* In this order: what was typed ahead is thrown away, what answers the question is not. */
		ok = tcsetattr(fd, TCSAFLUSH, &hidden) == 0 && tell(fd, question) && line_read(fd, out, out_size);
		tcsetattr(fd, TCSAFLUSH, &before);
		tell(fd, "\n");
	}
	close(fd);
	return ok;
}
