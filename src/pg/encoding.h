/*
 * Between the server's encoding and the engine's UTF-8, without ever failing on text.
 */
#ifndef GUIDEPOST_ENCODING_H
#define GUIDEPOST_ENCODING_H

#include "postgres.h"

/* One byte a character, in every server encoding. */
extern bool gp_encoding_is_ascii(const char *text, size_t length);

/* In the current memory context. A character without a counterpart becomes U+FFFD there, "?" here. */
extern char *gp_encoding_to_utf8(const char *text, size_t length, size_t *converted_length);
extern char *gp_encoding_from_utf8(const char *text, size_t length, size_t *converted_length);

/* For SQL_ASCII: sequences that are UTF-8 stay, any other byte is read as Latin-1. */
extern char *gp_encoding_bytes_to_utf8(const char *text, size_t length, size_t *converted_length);

/* Bytes of the character that gp_encoding_bytes_to_utf8 sees at `text`. */
extern int	gp_encoding_bytes_of_character(const char *text, size_t length);

#endif
