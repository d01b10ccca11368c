# guidepost: PGXS build. `make demo` and `make test` also work where PostgreSQL
# is not installed yet; test/tools/setup sees to that.

EXTENSION = guidepost
MODULE_big = guidepost
EXTVERSION = $(shell sed -n "s/^default_version *= *'\(.*\)'/\1/p" $(srcdir)/guidepost.control)
srcdir := $(patsubst %/,%,$(dir $(lastword $(MAKEFILE_LIST))))

engine_sources := $(sort $(wildcard $(srcdir)/src/engine/*.c))
pg_sources := $(sort $(wildcard $(srcdir)/src/pg/*.c))
sql_parts := $(sort $(wildcard $(srcdir)/src/sql/*.sql))

# Right away: PGXS spells srcdir in another way later.
OBJS := $(patsubst $(srcdir)/%.c,%.o,$(engine_sources) $(pg_sources))
DATA_built = $(EXTENSION)--$(EXTVERSION).sql
PG_CPPFLAGS := -I$(srcdir)/src -Wno-declaration-after-statement
SHLIB_LINK = -lpcre2-8 -lm
REGRESS := $(patsubst $(srcdir)/sql/%.sql,%,$(sort $(wildcard $(srcdir)/sql/*.sql)))
REGRESS_OPTS := --inputdir=$(srcdir) --load-extension=$(EXTENSION)
EXTRA_CLEAN = build $(EXTENSION)--$(EXTVERSION).sql

# A folder in a build outside the source tree is nobody's target: VPATH would find it in the source.
$(shell mkdir -p src/engine src/pg)

PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs 2>/dev/null)
ifneq ($(PGXS),)
include $(PGXS)
else
all install installcheck:
	@echo "$(PG_CONFIG) not found: install the server's development package, name its pg_config with PG_CONFIG=…, or run make demo or make test, which install what is missing" >&2; exit 1
.PHONY: all install installcheck
endif

$(OBJS): $(wildcard $(srcdir)/src/*/*.h $(srcdir)/src/engine/tables/*.def)

$(EXTENSION)--$(EXTVERSION).sql: $(sql_parts)
	cat $^ >$@

include $(srcdir)/test/test.mk
