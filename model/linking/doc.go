// Package linking finds what a text names: countries, supporters of the Paris
// Call, incidents and threat actors.
//
// A text is cut into words of its scripts, and the longest names are looked up
// in one tree over folded words (no case, no accents). What is found is only a
// candidate: rules then ask whether it stands inside another proper name, is
// written as a name, is a person, a town or a dish, or an ordinary word that
// only its neighbours can make a company or a group. After the names come the
// incidents that nothing names: a state with two of what was hit there, by whom
// and when. Every answer says which rule gave it.
//
// The package is pure: no clock, no files but its own embedded lists, no
// network, and the same text always gives the same answer.
package linking
