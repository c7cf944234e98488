/*
 * A passphrase from the console, read as UTF-16 and kept as UTF-8, with the echo switched off.
 */
#include "packager/terminal.h"

#include <io.h>
#include <windows.h>

enum { LINE_MOST = 512 };

bool terminal_is(FILE *f)
{
	return _isatty(_fileno(f)) != 0;
}

static bool line_read(HANDLE in, char *out, size_t out_size)
{
	wchar_t wide[LINE_MOST];
	DWORD n = 0;
	if (!ReadConsoleW(in, wide, LINE_MOST, &n, NULL))
		return false;
	while (n > 0 && (wide[n - 1] == L'\n' || wide[n - 1] == L'\r'))
		n--;
	int made = WideCharToMultiByte(CP_UTF8, 0, wide, (int)n, out, (int)out_size - 1, NULL, NULL);
	SecureZeroMemory(wide, sizeof wide);
	if (made <= 0 && n != 0)
		return false;
	out[made] = '\0';
	return true;
}

bool terminal_ask_hidden(const char *question, char *out, size_t out_size)
{
	DWORD before = 0, written = 0;
	HANDLE in = CreateFileW(
	    L"CONIN$", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL);
	HANDLE screen = CreateFileW(
	    L"CONOUT$", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL);
	bool ok = in != INVALID_HANDLE_VALUE && screen != INVALID_HANDLE_VALUE && GetConsoleMode(in, &before) != 0;
	if (ok) {
		WriteConsoleA(screen, question, (DWORD)lstrlenA(question), &written, NULL);
		SetConsoleMode(in, (before | ENABLE_LINE_INPUT | ENABLE_PROCESSED_INPUT) & ~(DWORD)ENABLE_ECHO_INPUT);
		ok = line_read(in, out, out_size);
		SetConsoleMode(in, before);
		WriteConsoleA(screen, "\n", 1, &written, NULL);
	}
	if (screen != INVALID_HANDLE_VALUE)
		CloseHandle(screen);
	if (in != INVALID_HANDLE_VALUE)
		CloseHandle(in);
	return ok;
}
