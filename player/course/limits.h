/*
 * Every size that comes from outside is compared with one of these before it is multiplied or allocated
 * (security.md, 'Limits to fix in one header').
 */
#ifndef COURSE_LIMITS_H
#define COURSE_LIMITS_H

#define LIMIT_PACK_BYTES 4294967295LL /* no zip64, and a FAT32 stick holds it */
#define LIMIT_ENTRIES 20000
#define LIMIT_NAME 200
#define LIMIT_MANIFEST_BYTES (4u << 20)
#define LIMIT_SIGNATURE_BYTES (16u << 10)
#define LIMIT_XML_BYTES (4u << 20)
#define LIMIT_XML_DEPTH 64
#define LIMIT_XML_TAGS 200000
#define LIMIT_XML_TAG_BYTES 4096
#define LIMIT_XML_ATTRIBUTES 64 /* of one tag: both mxml and the search for doubles are quadratic in it */
#define LIMIT_IMAGE_SIDE 8192
#define LIMIT_IMAGE_PIXELS (32u << 20)
#define LIMIT_IMAGE_BYTES (16u << 20)
#define LIMIT_SVG_BYTES (256u << 10)
#define LIMIT_SVG_SHAPES 2000
#define LIMIT_SVG_POINTS 50000
#define LIMIT_AUDIO_BYTES (64u << 20)
#define LIMIT_SOUND_BYTES (4u << 20) /* a recorded word of a board */
#define LIMIT_UNPACKED_BYTES (16LL << 30)
#define LIMIT_TEXT_RUN 4096
#define LIMIT_STEPS 6 /* of a what-if: they stand side by side */
#define LIMIT_PAUSE_MINUTES 10
#define LIMIT_TEXT_MARKS 8 /* accents and signs on one letter */
#define LIMIT_JSON_BYTES (4u << 20)
#define LIMIT_JSON_DEPTH 32
#define LIMIT_JSON_NODES 400000 /* a node costs some 150 bytes, a byte of text as little as half a node */
#define LIMIT_BOARD_SIDE 100
#define LIMIT_OBZ_BOARDS 1000
#define LIMIT_OBZ_BYTES (16u << 20) /* of all boards of a set together: a byte of JSON can cost 75 of memory */
#define LIMIT_RESULT_BYTES (64u << 20)
#define LIMIT_FINDINGS 1000

#endif
