/*
 * Compiles the patterns of user-defined metrics.
 *
 * PCRE2 gets its memory from a server context, without throwing inside PCRE2; what JIT
 * maps by itself is freed by a callback of that context.
 */
#include "pg/user_pattern.h"

#include "utils/memutils.h"

#define PARENTHESES_DEEP 100
#define MATCH_LIMIT 10000		/* steps within one sentence, which bounds a pattern made to be slow */
#define HEAP_LIMIT 1024			/* kB */
#define JIT_STACK_START (32 * 1024)
#define JIT_STACK_MOST (512 * 1024)

typedef struct CompiledPattern
{
	MemoryContextCallback callback;
	pcre2_code *code;
} CompiledPattern;

typedef struct JitStack
{
	MemoryContextCallback callback;
	pcre2_jit_stack *stack;
} JitStack;

static void *
pattern_malloc(size_t size, void *memory)
{
	return MemoryContextAllocExtended((MemoryContext) memory, size, MCXT_ALLOC_NO_OOM | MCXT_ALLOC_HUGE);
}

static void
pattern_free(void *pointer, void *memory)
{
	if (pointer != NULL)
		pfree(pointer);
}

static void
free_code(void *argument)
{
	pcre2_code_free(((CompiledPattern *) argument)->code);
}

/* Sees to it that the code is freed before its memory goes. */
static void
keep_code(MemoryContext memory, pcre2_code *code)
{
	CompiledPattern *kept = MemoryContextAllocZero(memory, sizeof(CompiledPattern));

	kept->code = code;
	kept->callback.func = free_code;
	kept->callback.arg = kept;
	MemoryContextRegisterResetCallback(memory, &kept->callback);
}

static int
characters_before(const char *pattern, size_t offset)
{
	int			characters = 0;

	for (size_t i = 0; i < offset; i++)
		characters += ((unsigned char) pattern[i] & 0xC0) != 0x80;
	return characters;
}

static void
refuse_pattern(const char *metric, const char *pattern, int error, size_t offset)
{
	PCRE2_UCHAR message[256];

	pcre2_get_error_message(error, message, sizeof(message));
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_REGULAR_EXPRESSION),
			 errmsg("invalid pattern for metric \"%s\"", metric),
			 errdetail("At character %d: %s.", characters_before(pattern, offset) + 1, (char *) message)));
}

pcre2_code *
gp_user_pattern_compile(MemoryContext memory, const char *metric, const char *pattern, bool with_jit)
{
	size_t		length = strlen(pattern);
	pcre2_general_context *general;
	pcre2_compile_context *context;
	pcre2_code *code;
	uint32_t	matches_empty = 0;
	size_t		offset;
	int			error;

	if (length > USER_PATTERN_LONGEST)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("pattern for metric \"%s\" is too long", metric),
				 errdetail("It has %zu bytes; %d are allowed.", length, USER_PATTERN_LONGEST)));
	general = pcre2_general_context_create(pattern_malloc, pattern_free, memory);
	context = general == NULL ? NULL : pcre2_compile_context_create(general);
	if (context == NULL)
		ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory")));
	pcre2_set_parens_nest_limit(context, PARENTHESES_DEEP);
	code = pcre2_compile((PCRE2_SPTR) pattern, length, PCRE2_UTF | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C,
						 &error, &offset, context);
	pcre2_compile_context_free(context);
	pcre2_general_context_free(general);
	if (code == NULL)
		refuse_pattern(metric, pattern, error, offset);
	keep_code(memory, code);
	pcre2_pattern_info(code, PCRE2_INFO_MATCHEMPTY, &matches_empty);
	if (matches_empty)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_REGULAR_EXPRESSION),
				 errmsg("pattern for metric \"%s\" matches the empty text", metric),
				 errhint("Let the pattern match at least one character.")));
	if (with_jit)
		(void) pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);	/* without JIT it only matches more slowly */
	return code;
}

static void
free_stack(void *argument)
{
	pcre2_jit_stack_free(((JitStack *) argument)->stack);
}

/* Gives the context a stack for JIT, which goes with its memory. */
static void
assign_stack(MemoryContext memory, pcre2_general_context *general, pcre2_match_context *context)
{
	JitStack   *kept = MemoryContextAllocZero(memory, sizeof(JitStack));

	kept->stack = pcre2_jit_stack_create(JIT_STACK_START, JIT_STACK_MOST, general);
	if (kept->stack == NULL)	/* no JIT here */
		return;
	kept->callback.func = free_stack;
	kept->callback.arg = kept;
	MemoryContextRegisterResetCallback(memory, &kept->callback);
	pcre2_jit_stack_assign(context, NULL, kept->stack);
}

UserMatching
gp_user_matching_create(MemoryContext memory)
{
	pcre2_general_context *general = pcre2_general_context_create(pattern_malloc, pattern_free, memory);
	UserMatching matching = {NULL, NULL};

	if (general != NULL)
	{
		matching.data = pcre2_match_data_create(1, general);
		matching.context = pcre2_match_context_create(general);
	}
	if (matching.data == NULL || matching.context == NULL)
		ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory")));
	pcre2_set_match_limit(matching.context, MATCH_LIMIT);
	pcre2_set_heap_limit(matching.context, HEAP_LIMIT);
	assign_stack(memory, general, matching.context);
	return matching;
}
