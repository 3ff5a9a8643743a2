package strict

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"personadesk/backend/text"
)

type inner struct {
	Shared string `json:"shared"`
}

type person struct {
	inner
	Name  string            `json:"name"`
	Age   int               `json:"age"`
	Here  bool              `json:"here"`
	Tags  []string          `json:"tags"`
	Boss  *person           `json:"boss"`
	Since time.Time         `json:"since"`
	Words map[string]string `json:"words"`
	Free  any               `json:"free"`
	Out   string            `json:"-"`
}

func found(raw string) []string {
	var p person
	var list []string
	for _, x := range Decode([]byte(raw), &p) {
		list = append(list, fmt.Sprintf("%s %s %s", x.Code, x.Where.Field, x.Where.ID))
	}
	return list
}

func TestWhatIsNotTakenIsNamedWithItsPathAndLine(t *testing.T) {
	for name, c := range map[string]struct {
		raw  string
		want []string
	}{
		"nothing":           {`{}`, nil},
		"a mark and blanks": {"\ufeff {\"name\": \"A\"} \n", nil},
		"everything": {`{"name":"A","age":3,"here":true,"tags":["x"],"boss":{"name":"B","boss":null},"since":"2026-01-02T00:00:00Z",
			"words":{"a":"b"},"free":[1,{"x":null}],"shared":"s"}`, nil},
		"a list that is null":  {`{"tags":null,"words":null}`, nil},
		"a field nobody knows": {"{\n\"naem\": 1}", []string{"JSON_FIELD naem 2"}},
		"a hidden one":         {`{"Out":"y"}`, []string{"JSON_FIELD Out 1"}},
		"in another case":      {`{"Name":"A"}`, []string{"JSON_FIELD Name 1"}},
		"deep inside":          {`{"boss":{"boss":{"agee":[{"x":1}],"age":1}}}`, []string{"JSON_FIELD boss.boss.agee 1"}},
		"twice":                {`{"name":"A","name":"B"}`, []string{"JSON_TWICE name 1"}},
		"text for a number":    {`{"age":"3"}`, []string{"JSON_KIND age 1"}},
		"a fraction":           {`{"age":3.5}`, []string{"JSON_NUMBER age 1"}},
		"too large":            {`{"age":1e400}`, []string{"JSON_NUMBER age 1"}},
		"a number for a text":  {`{"name":3}`, []string{"JSON_KIND name 1"}},
		"null for a text":      {`{"name":null}`, []string{"JSON_KIND name 1"}},
		"a text for a truth":   {`{"here":"yes"}`, []string{"JSON_KIND here 1"}},
		"a text for a list":    {`{"tags":"x"}`, []string{"JSON_KIND tags 1"}},
		"in a list":            {`{"tags":["x",2,{"a":[1]},"y"]}`, []string{"JSON_KIND tags[1] 1", "JSON_KIND tags[2] 1"}},
		"a list for an object": {`{"boss":[1]}`, []string{"JSON_KIND boss 1"}},
		"in a map":             {`{"words":{"a":1}}`, []string{"JSON_KIND words.a 1"}},
		"no time":              {`{"since":"yesterday"}`, []string{"JSON_UNREADABLE $ 1"}},
		"not an object":        {`[]`, []string{"JSON_KIND $ 1"}},
		"empty":                {``, []string{"JSON_UNREADABLE $ 1"}},
		"cut":                  {"{\"name\":\n\"A\"", []string{"JSON_UNREADABLE $ 2"}},
		"more":                 {`{} {}`, []string{"JSON_MORE $ 1"}},
		"another encoding":     {"{\"tags\":\n[\"B\xfcro\"]}", []string{"JSON_ENCODING $ 2"}},
		"two bytes a letter":   {"\xff\xfe{\x00}\x00", []string{"JSON_ENCODING $ 1"}},
		"half a character":     {`{"name":"a\ud83d"}`, []string{"JSON_HALF name 1"}},
		"the other half":       {`{"name":"\ude00a"}`, []string{"JSON_HALF name 1"}},
		"two first halves":     {`{"name":"\ud83d\ud83d\ude00"}`, []string{"JSON_HALF name 1"}},
		"halves apart":         {`{"name":"\ud83d \ude00"}`, []string{"JSON_HALF name 1"}},
		"a whole character":    {`{"name":"\ud83d\ude00 \\ud83d \ufffd"}`, nil},
		"half in a map":        {`{"words":{"a":"\ud83d\n"}}`, []string{"JSON_HALF words.a 1"}},
		"too deep":             {`{"free":` + strings.Repeat("[", 1_000_000), []string{"JSON_UNREADABLE $ 1"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := found(c.raw); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestNothingIsFilledWhereSomethingIsWrong(t *testing.T) {
	p := person{Name: "before"}
	if list := Decode([]byte(`{"name":"after","naem":1}`), &p); len(list) != 1 || p.Name != "before" {
		t.Errorf("%v and %+v", list, p)
	}
	if list := Decode([]byte(`{"name":"after","shared":"s"}`), &p); len(list) != 0 || p.Name != "after" || p.Shared != "s" {
		t.Errorf("%v and %+v", list, p)
	}
}

func TestTheNearestNameIsSaid(t *testing.T) {
	for typed, want := range map[string]string{"naem": "name", "Name": "name", "nam": "name", "names": "name", "tahs": "tags", "zzz": ""} {
		var p person
		list := Decode([]byte(`{"`+typed+`":1}`), &p)
		if len(list) != 1 {
			t.Fatalf("%s: %v", typed, list)
		}
		said := text.English().Print(list[0].Detail)
		if _, near, _ := strings.Cut(said, "nearest"); strings.Contains(near, fmt.Sprintf("%q", want)) != (want != "") || (want == "") != (near == "") {
			t.Errorf("%s: %s", typed, said)
		}
	}
}

func TestNothingIsNoList(t *testing.T) {
	var list []person
	if found := Decode([]byte(`null`), &list); len(found) != 1 || found[0].Code != "JSON_KIND" {
		t.Errorf("%v", found)
	}
	if found := Decode([]byte(`[]`), &list); len(found) != 0 {
		t.Errorf("%v", found)
	}
}

func TestManyMistakesEnd(t *testing.T) {
	if n := len(found(`{"tags":[` + strings.TrimSuffix(strings.Repeat("1,", 10_000), ",") + `]}`)); n != mostProblems {
		t.Errorf("%d mistakes are told", n)
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{`{"name":"A"}`, `{"boss":{"boss":{}}}`, `[`, "\ufeff", `{"a":1,"a":2}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var p person
		for _, found := range Decode(raw, &p) {
			if found.Code == "" || found.Where.Field == "" {
				t.Errorf("%+v", found)
			}
		}
	})
}
