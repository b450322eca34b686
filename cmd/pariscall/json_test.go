package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"pariscall/model"
)

func atlas(t *testing.T) *model.Atlas {
	t.Helper()
	at, err := loadAtlas()
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// decoded writes a thing and reads it back as any other program would.
func decoded(t *testing.T, v any) map[string]any {
	t.Helper()
	var b bytes.Buffer
	if err := writeJSON(&b, v); err != nil {
		t.Fatal(err)
	}
	var out map[string]any
	if err := json.Unmarshal(b.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCountryJSONHasTheFieldsOthersScriptAgainst(t *testing.T) {
	at := atlas(t)
	for _, c := range at.Countries() {
		j := decoded(t, countryJSON(at, c))
		if j["kind"] != "country" || j["id"] != string(c.Code) || j["name"] != c.Name {
			t.Fatalf("%s: head is %v %v %v", c.Code, j["kind"], j["id"], j["name"])
		}
		call := j["paris_call"].(map[string]any)
		date := call["date"].(map[string]any)
		if s := call["status"]; s != "endorsed" && s != "not-endorsed" {
			t.Errorf("%s: status %v", c.Code, s)
		}
		if s, _ := call["source"].(string); !strings.HasPrefix(s, "http") {
			t.Errorf("%s: the stance has no source", c.Code)
		}
		if (date["value"] == nil) != (date["precision"] == "unknown") {
			t.Errorf("%s: date %v", c.Code, date)
		}
		for _, p := range j["positions"].([]any) {
			p := p.(map[string]any)
			for _, field := range []string{"instrument", "status", "date", "source"} {
				if _, ok := p[field]; !ok {
					t.Errorf("%s: a position has no %s", c.Code, field)
				}
			}
		}
		supporters := j["supporters"].(map[string]any)
		for _, cat := range model.Categories() {
			if _, ok := supporters[string(cat)].(float64); !ok {
				t.Errorf("%s: no count of %s", c.Code, cat)
			}
		}
		incidents := j["incidents"].(map[string]any)
		for _, role := range []string{"victim", "attributed", "accuser"} {
			if _, ok := incidents[role].([]any); !ok {
				t.Errorf("%s: incidents.%s is no list", c.Code, role)
			}
		}
	}
}

// Every list is a list and every thing has a source, whatever its kind.
func TestEveryThingHasAJSONFormWithItsSource(t *testing.T) {
	at := atlas(t)
	for _, kind := range listable() {
		for _, e := range entitiesOf(at, kind) {
			j := decoded(t, jsonOf(at, e))
			if j["ref"] != e.Ref().String() {
				t.Fatalf("%s: ref is %v", e.Ref(), j["ref"])
			}
			if s, _ := j["source"].(string); !strings.HasPrefix(s, "http") {
				t.Errorf("%s: no source", e.Ref())
			}
			noNullLists(t, e.Ref().String(), j)
		}
	}
}

// noNullLists fails where a list was written as null: scripts iterate.
func noNullLists(t *testing.T, at string, j map[string]any) {
	for _, name := range []string{"sources", "aliases", "positions", "facts", "milestones", "incidents", "victims", "attributions", "principles", "exploits"} {
		if v, ok := j[name]; ok && v == nil {
			t.Errorf("%s: %s is null", at, name)
		}
	}
}

func TestJSONEscapesWhatSteersATerminal(t *testing.T) {
	evil := "a\x1b[2J\u009b31m\u202eb\x7f\u2066c é 東"
	var b bytes.Buffer
	if err := writeJSONLine(&b, evil); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(b.String(), "\x1b\u009b\u202e\x7f\u2066") {
		t.Errorf("came through: %q", b.String())
	}
	var back string
	if err := json.Unmarshal(b.Bytes(), &back); err != nil || back != evil {
		t.Errorf("read back %q, %v", back, err)
	}
}
