package ident

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAKeyIsSharedByWhatDiffersOnlyInCase(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		same       bool
	}{
		{"letters", "Sales Queue", "sALES qUEUE", true},
		{"the sign of Kelvin is a K", "\u212Aiosk", "kiosk", true},
		{"the long s is an s", "ſales", "Sales", true},
		{"both forms of ß", "Straße", "STRAẞE", true},
		{"ß is not two s", "Straße", "STRASSE", false},
		{"both small sigmas", "ΟΔΟΣ", "οδος", true},
		{"the dotless i is a letter of its own", "ısı", "isi", false},
		{"the dotted capital I is a letter of its own", "İzmir", "izmir", false},
		{"accents", "É", "é", true},
		{"blanks count", "a b", "ab", false},
		{"nothing", "", "", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			if same := Fold(c.a) == Fold(c.b); same != c.same {
				t.Errorf("%q and %q: same is %v, want %v", c.a, c.b, same, c.same)
			}
			if same := strings.EqualFold(c.a, c.b); same != c.same {
				t.Errorf("strings.EqualFold says %v of %q and %q", same, c.a, c.b)
			}
		})
	}
}

func TestAKeySaysWhatEqualFoldSays(t *testing.T) {
	text := rapid.StringOfN(rapid.SampledFrom([]rune("aAbBkK\u212AsSſßẞiIıİσςΣåÅ\u212B :é")), 0, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		if same := Fold(a) == Fold(b); same != strings.EqualFold(a, b) {
			t.Fatalf("%q and %q: same is %v", a, b, same)
		}
		if Fold(string(Fold(a))) != Fold(a) {
			t.Fatalf("%q: the key of its key is another", a)
		}
	})
}

func TestIDsOfEveryDoorAreTheSame(t *testing.T) {
	const want ObjectID = "3f2504e0-4f89-11d3-9a0c-0305e82c3301"
	spelled := strings.ToUpper(string(want))
	if got := Object(spelled); got != want {
		t.Errorf("Object gives %q", got)
	}
	var row ObjectID
	for _, from := range []any{spelled, []byte(spelled)} {
		if err := row.Scan(from); err != nil || row != want {
			t.Errorf("a row of %T gives %q, %v", from, row, err)
		}
	}
	var file struct {
		ID    ObjectID
		List  []ObjectID
		ByID  map[ObjectID]int
		SKU   SKU
		Plans []ServicePlan
	}
	text := `{"ID":"?","List":["?"],"ByID":{"?":1},"SKU":"?","Plans":["?"]}`
	if err := json.Unmarshal([]byte(strings.ReplaceAll(text, "?", spelled)), &file); err != nil {
		t.Fatal(err)
	}
	if file.ID != want || file.List[0] != want || file.ByID[want] != 1 || string(file.SKU) != string(want) || string(file.Plans[0]) != string(want) {
		t.Errorf("a file gives %+v", file)
	}
	written, err := json.Marshal(file)
	if want := strings.ReplaceAll(text, "?", string(want)); err != nil || string(written) != want {
		t.Errorf("written again: %s, %v; want %s", written, err, want)
	}
}

func TestARowWithoutATextIsNoID(t *testing.T) {
	id := ObjectID("before")
	if err := id.Scan(nil); err != nil || id != "" {
		t.Errorf("nothing gives %q, %v", id, err)
	}
	if err := id.Scan(int64(7)); err == nil {
		t.Error("a number was taken for an id")
	}
}

func TestAPolicyNameIsShownAsWrittenAndComparedWithoutCase(t *testing.T) {
	for _, c := range []struct {
		text  string
		shown PolicyName
		key   PolicyKey
	}{
		{"Sales UK", "Sales UK", "sales uk"},
		{"Tag:Kiosk", "Kiosk", "kiosk"},
		{"TAG:kiosk", "kiosk", "kiosk"},
		{"tag:", "", ""},
		{"Tags: all", "Tags: all", "tags: all"},
		{"Global", Global, GlobalKey},
		{"gLOBAL", "gLOBAL", GlobalKey},
		{"", "", ""},
	} {
		name := Policy(c.text)
		if name != c.shown || name.Key() != c.key {
			t.Errorf("%q: shown %q, key %q", c.text, name, name.Key())
		}
		var read, row PolicyName
		quoted, err := json.Marshal(c.text)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(quoted, &read); err != nil || read != c.shown {
			t.Errorf("%s of a file: %q, %v", quoted, read, err)
		}
		if err := row.Scan(c.text); err != nil || row != c.shown {
			t.Errorf("%q of a row: %q, %v", c.text, row, err)
		}
	}
}

func TestListsOfIDsAndBack(t *testing.T) {
	ids := All([]string{"B", "a"}, Object)
	if len(ids) != 2 || ids[0] != "b" || ids[1] != "a" {
		t.Errorf("ids: %q", ids)
	}
	if texts := Texts(ids); len(texts) != 2 || texts[0] != "b" {
		t.Errorf("texts: %q", texts)
	}
	if All(nil, Object) != nil {
		t.Error("a list that was not read became an empty one")
	}
	if texts := Texts[ObjectID](nil); texts == nil || len(texts) != 0 {
		t.Errorf("no ids are %v", texts)
	}
}
