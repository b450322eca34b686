package archive

import (
	"fmt"
	"slices"
	"strings"

	"pariscall/model"
)

// manyFacts is how many alternatives the full-text index is asked for; beyond
// that it is cheaper to look at each row.
const manyFacts = 48

// belongs compiles feed:, group:, lang: and tag:.
func (k *compiler) belongs(b model.Belongs) (node, error) {
	switch b.By {
	case model.ByLang:
		return fact(langFact(b.Name)), nil
	case model.ByTag:
		id, ok, err := k.c.number(background, "SELECT id FROM tag WHERE fold=?", foldTag(b.Name))
		if err != nil || !ok {
			return none{}, err
		}
		return cond{
			sql: "EXISTS (SELECT 1 FROM tagged g WHERE g.tag=? AND g.ord=l.ord)", args: []any{id},
			on: driverHint{index: "tagged", tag: id}, span: everything,
		}, nil
	}
	ids, names, err := k.feeds(b)
	if err != nil {
		return nil, err
	}
	switch {
	case len(ids) == 0:
		word := "feed"
		if b.By == model.ByGroup {
			word = "group of feeds"
		}
		hint := "there is no " + word + " yet"
		if len(names) > 0 {
			hint = "there are " + strings.Join(names[:min(len(names), 6)], ", ")
		}
		return nil, &model.QueryError{Query: k.q.String(), Offset: b.At, Msg: fmt.Sprintf("no %s is called %q", word, b.Name), Hint: hint}
	case len(ids) <= manyFacts:
		return anyFact('f', ids), nil
	}
	return cond{sql: "+l.feed IN (" + placeholders(len(ids)) + ")", args: ids, span: everything}, nil
}

// feeds finds the feeds that are meant: by number, by a part of the name or
// the address; or all of a group. names is what there would be.
func (k *compiler) feeds(b model.Belongs) (ids []any, names []string, err error) {
	want := plain(b.Name)
	if id, ok := number(b.Name); ok && b.By == model.ByFeed {
		_, there, err := k.c.number(background, "SELECT 1 FROM feed WHERE id=?", id)
		if err != nil || there {
			return []any{id}, nil, err
		}
	}
	err = k.c.query(background, func(v []value) error {
		id, name, url, group := integer(v[0]), text(v[1]), text(v[2]), text(v[3])
		hit := false
		if b.By == model.ByGroup {
			hit = inGroup(group, want)
			if group != "" && len(names) < 200 {
				names = append(names, `group:"`+strings.ReplaceAll(group, groupSep, "/")+`"`)
			}
		} else {
			hit = want != "" && strings.Contains(plain(name), want) || strings.Contains(strings.ToLower(url), strings.ToLower(b.Name))
			if name != "" {
				names = append(names, name)
			}
		}
		if hit {
			ids = append(ids, id)
		}
		return nil
	}, "SELECT id, name, url, grp FROM feed ORDER BY listed DESC, place")
	slices.Sort(names)
	return ids, slices.Compact(names), err
}

// inGroup says whether a folder path, or its beginning or any part of it, is
// what was asked for.
func inGroup(path, want string) bool {
	if path == "" || want == "" {
		return false
	}
	parts := strings.Split(path, groupSep)
	for i, p := range parts {
		if plain(p) == want || plain(strings.Join(parts[:i+1], " ")) == want {
			return true
		}
	}
	return false
}

func plain(s string) string { return strings.TrimSpace(string(model.AppendWords(nil, s))) }

// named compiles a set of things of which one must be named. Only those that
// any article ever named count.
func (k *compiler) named(refs []model.Ref) (node, error) {
	var ids []any
	for _, r := range refs {
		id, err := k.a.lookEntity(k.c, r)
		if err != nil {
			return nil, err
		}
		if id != 0 {
			ids = append(ids, id)
		}
	}
	switch {
	case len(ids) == 0:
		return none{}, nil
	case len(ids) <= manyFacts:
		return anyFact('e', ids), nil
	}
	return cond{
		sql:  "EXISTS (SELECT 1 FROM named n WHERE n.ord=l.ord AND +n.entity IN (" + placeholders(len(ids)) + "))",
		args: ids, span: everything,
	}, nil
}

// anyFact matches articles with one of several facts of a kind.
func anyFact(kind byte, ids []any) match {
	parts := make([]match, len(ids))
	for i, id := range ids {
		n, _ := id.(int64)
		parts[i] = exact(factNumber(kind, n))
	}
	return join(parts, " OR ")
}
