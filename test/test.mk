# What is built and run for tests.
#
# The engine is built twice as a library without PostgreSQL, plain and under the
# sanitizers; programs of test/tools and test/unit are linked with either.

CLANG ?= clang
ENGINE_CFLAGS = -std=c11 -Wall -Wextra -Werror -Wmissing-prototypes -I$(srcdir)/src
SANITIZE = -g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
ENGINE_LIBS = -lpcre2-8 -lm

engine_headers := $(wildcard $(srcdir)/src/engine/*.h $(srcdir)/src/engine/tables/*.def)
engine_names := $(notdir $(engine_sources:.c=.o))

build/plain/%.o: $(srcdir)/src/engine/%.c $(engine_headers)
	@mkdir -p $(@D)
	$(CC) $(ENGINE_CFLAGS) -O2 -g -c -o $@ $<

build/asan/%.o: $(srcdir)/src/engine/%.c $(engine_headers)
	@mkdir -p $(@D)
	$(CLANG) $(ENGINE_CFLAGS) $(SANITIZE) -c -o $@ $<

build/fuzz/%.o: $(srcdir)/src/engine/%.c $(engine_headers)
	@mkdir -p $(@D)
	$(CLANG) $(ENGINE_CFLAGS) -g -O1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -c -o $@ $<

build/plain/engine.a: $(addprefix build/plain/,$(engine_names))
build/asan/engine.a: $(addprefix build/asan/,$(engine_names))
build/fuzz/engine.a: $(addprefix build/fuzz/,$(engine_names))
build/plain/engine.a build/asan/engine.a build/fuzz/engine.a:
	@rm -f $@
	$(AR) rcs $@ $^

# build/read reads files with the engine alone, build/spec runs the spec; -asan is under the sanitizers.
build/spec build/spec-asan: $(srcdir)/test/tools/spec_row.h
build/read build/spec build/mentions: build/%: $(srcdir)/test/tools/%.c build/plain/engine.a
	$(CC) $(ENGINE_CFLAGS) -O2 -g -o $@ $(filter %.c %.a,$^) $(ENGINE_LIBS)

build/read-asan build/spec-asan: build/%-asan: $(srcdir)/test/tools/%.c build/asan/engine.a
	$(CLANG) $(ENGINE_CFLAGS) $(SANITIZE) -o $@ $(filter %.c %.a,$^) $(ENGINE_LIBS)

# Unit tests: a program for each file of test/unit, which prints TAP.
unit_tests := $(patsubst $(srcdir)/test/unit/%.c,%,$(sort $(wildcard $(srcdir)/test/unit/*.c)))

build/unit/%: $(srcdir)/test/unit/%.c $(srcdir)/test/unit/tap.h build/plain/engine.a
	@mkdir -p $(@D)
	$(CC) $(ENGINE_CFLAGS) -O2 -g -o $@ $< build/plain/engine.a $(ENGINE_LIBS)

build/unit-asan/%: $(srcdir)/test/unit/%.c $(srcdir)/test/unit/tap.h build/asan/engine.a
	@mkdir -p $(@D)
	$(CLANG) $(ENGINE_CFLAGS) $(SANITIZE) -o $@ $< build/asan/engine.a $(ENGINE_LIBS)

build/unit.built: $(addprefix build/unit/,$(unit_tests))
build/unit-asan.built: $(addprefix build/unit-asan/,$(unit_tests))
build/unit.built build/unit-asan.built:
	@mkdir -p build
	@touch $@

unit: build/unit.built
	@for test in $(unit_tests); do echo "# $$test"; build/unit/$$test || exit 1; done

spec_files = $(sort $(wildcard $(srcdir)/test/spec/*.txt))

spec: build/spec
	build/spec $(spec_files)

# Every supported server, each in a Debian root of its own.
test-matrix:
	$(srcdir)/test/tools/matrix

.PHONY: unit spec test-matrix

# libFuzzer over the engine: make fuzz SECONDS=600
SECONDS ?= 60
fuzz:
	CLANG=$(CLANG) $(srcdir)/test/fuzz/run $(SECONDS)

# Speed beside what a user would run instead; CALLS is an archive of .txt calls.
CALLS ?= $(srcdir)/../shared/corpus/plain_calls.tar.xz
bench:
	$(srcdir)/test/bench/run $(CALLS)

# The questions of analysts over many metric rows: make bench-scale ROWS=10000000
ROWS ?= 10000000
bench-scale:
	$(srcdir)/test/bench/scale $(ROWS)

# Workers and a server killed in the middle of many calls, against an undisturbed run.
DOCUMENTS ?= 20000
pipeline-check:
	DOCUMENTS=$(DOCUMENTS) CALLS=$(wildcard $(CALLS)) PG_CONFIG=$(PG_CONFIG) $(srcdir)/test/t/crash.pl

.PHONY: fuzz bench bench-scale pipeline-check

# The commands for people: they work before there is a pg_config.
demo:
	@$(srcdir)/test/tools/setup demo
	@$(srcdir)/test/tools/demo $(DOCS)

test:
	@$(srcdir)/test/tools/setup test
	@CLANG=$(CLANG) EVAL=$(EVAL) $(srcdir)/test/tools/check $(STEPS)

lint:
	@$(srcdir)/test/tools/lint
	@if command -v cppcheck >/dev/null; then cppcheck -q --std=c11 --language=c --error-exitcode=1 --enable=warning,portability \
		--suppressions-list=$(srcdir)/test/tools/cppcheck.suppressions --inline-suppr -I$(srcdir)/src $(srcdir)/src/engine $(srcdir)/src/pg && \
		echo "cppcheck: clean"; else echo "cppcheck is not installed: skipped"; fi
	@PG_CONFIG=$(PG_CONFIG) $(srcdir)/test/tools/tidy

# The regression tests against a server in valgrind.
valgrind:
	$(srcdir)/test/tools/valgrind $(TESTS)

# The regression tests against a server with assertions: make cassert SOURCES=unpacked PostgreSQL
cassert:
	$(srcdir)/test/tools/cassert $(SOURCES) build/cassert

# Accuracy over the evaluation set, where it is at hand.
EVAL ?= ../shared/eval

score:
	@$(srcdir)/test/tools/setup score
	@EVAL=$(EVAL) $(srcdir)/test/tools/score

.PHONY: demo test lint valgrind cassert score
