/*
 * The names that SQL shows for the enumerated columns of a fact.
 */
#include "engine/fact.h"

#include <stddef.h>

const char *
ec_kind_name(EcKind kind)
{
	static const char *const names[] = {"actual", "guidance", "target"};

	return names[kind];
}

const char *
ec_aspect_name(EcAspect aspect)
{
	static const char *const names[] = {"level", "qoq", "yoy", "change", "share"};

	return names[aspect];
}

const char *
ec_basis_name(EcBasis basis)
{
	static const char *const names[] = {NULL, "gaap", "non_gaap"};

	return names[basis];
}

const char *
ec_action_name(EcAction action)
{
	static const char *const names[] = {NULL, "initiated", "raised", "lowered",
	"narrowed", "reaffirmed", "withdrawn"};

	return names[action];
}

const char *
ec_role_name(EcRole role)
{
	static const char *const names[] = {"unknown", "executive", "analyst", "operator"};

	return names[role];
}

const char *
ec_section_name(EcSection section)
{
	static const char *const names[] = {"prepared", "qa"};

	return names[section];
}
