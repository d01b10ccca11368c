# What is built and run for tests, without a server unless a target says so.

CLANG ?= clang
ENGINE_CFLAGS = -std=c11 -Wall -Wextra -Werror -Wmissing-prototypes -I$(srcdir)/src
SANITIZE = -g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

# The engine alone, as a program that reads files: build/read.
build/read: $(engine_sources) $(srcdir)/test/tools/read.c $(wildcard $(srcdir)/src/engine/*.h $(srcdir)/src/engine/tables/*.def)
	@mkdir -p build
	$(CC) $(ENGINE_CFLAGS) -O2 -g -o $@ $(engine_sources) $(srcdir)/test/tools/read.c -lpcre2-8 -lm

build/read-asan: $(engine_sources) $(srcdir)/test/tools/read.c $(wildcard $(srcdir)/src/engine/*.h $(srcdir)/src/engine/tables/*.def)
	@mkdir -p build
	$(CLANG) $(ENGINE_CFLAGS) $(SANITIZE) -o $@ $(engine_sources) $(srcdir)/test/tools/read.c -lpcre2-8 -lm

# The spec: build/spec prints TAP for the sentences of test/spec/*.txt.
spec_files = $(sort $(wildcard $(srcdir)/test/spec/*.txt))

build/spec: $(engine_sources) $(srcdir)/test/tools/spec.c $(wildcard $(srcdir)/src/engine/*.h $(srcdir)/src/engine/tables/*.def)
	@mkdir -p build
	$(CC) $(ENGINE_CFLAGS) -O2 -g -o $@ $(engine_sources) $(srcdir)/test/tools/spec.c -lpcre2-8 -lm

build/spec-asan: $(engine_sources) $(srcdir)/test/tools/spec.c $(wildcard $(srcdir)/src/engine/*.h $(srcdir)/src/engine/tables/*.def)
	@mkdir -p build
	$(CLANG) $(ENGINE_CFLAGS) $(SANITIZE) -o $@ $(engine_sources) $(srcdir)/test/tools/spec.c -lpcre2-8 -lm

spec: build/spec
	build/spec $(spec_files)

.PHONY: spec
# Every supported server, each in a Debian root of its own.
test-matrix:
	$(srcdir)/test/tools/matrix

.PHONY: test-matrix
