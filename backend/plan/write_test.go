package plan_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/plan"
	"personadesk/backend/problem"
)

func TestWhatIsWrittenIsTheWholePlanWithALineForEachChange(t *testing.T) {
	for name, p := range map[string]plan.Plan{"of a design": whole(t), "of nothing": plan.Sealed(plan.Plan{Problems: []problem.Problem{}, Changes: []plan.Change{}, Targeted: []plan.Targeted{}})} {
		t.Run(name, func(t *testing.T) {
			var file bytes.Buffer
			if err := plan.Write(&file, p); err != nil {
				t.Fatal(err)
			}
			back, err := plan.Parse(file.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			wanted, got := document(t, p), document(t, back)
			if diff := cmp.Diff(wanted, got); diff != "" {
				t.Error(diff)
			}
			for _, c := range p.Changes {
				if n := strings.Count(file.String(), `"ordinal":`+strconv.Itoa(c.Ordinal)+","); n != 1 {
					t.Errorf("change %d is written %d times", c.Ordinal, n)
				}
			}
			if lines := strings.Count(file.String(), "\n"); lines < len(p.Changes)+len(p.Targeted) {
				t.Errorf("%d changes on %d lines", len(p.Changes), lines)
			}
		})
	}
}

// A member that the file forgets would not come back.
func TestTheFileHasEveryMemberOfAPlanOnce(t *testing.T) {
	var file bytes.Buffer
	written := whole(t)
	written.Record = "12:ab" // which a plan that was never in a file does not have
	if err := plan.Write(&file, written); err != nil {
		t.Fatal(err)
	}
	var names, wanted []string
	decoder := json.NewDecoder(&file)
	for depth, isName := 0, false; ; {
		token, err := decoder.Token()
		if err != nil {
			break
		}
		if d, is := token.(json.Delim); is {
			depth += map[json.Delim]int{'{': 1, '[': 1, '}': -1, ']': -1}[d]
			isName = depth == 1
			continue
		}
		if text, is := token.(string); is && depth == 1 && isName {
			names, isName = append(names, text), false
		} else if depth == 1 {
			isName = true
		}
	}
	for i := range reflect.TypeFor[plan.Plan]().NumField() {
		name, _, _ := strings.Cut(reflect.TypeFor[plan.Plan]().Field(i).Tag.Get("json"), ",")
		wanted = append(wanted, name)
	}
	slices.Sort(names)
	slices.Sort(wanted)
	if diff := cmp.Diff(wanted, names); diff != "" {
		t.Error(diff)
	}
}

func TestAPlanThatCannotBeWrittenIsSaid(t *testing.T) {
	if err := plan.Write(broken{}, whole(t)); !errors.Is(err, errBroken) {
		t.Errorf("got %v", err)
	}
}

var errBroken = errors.New("the disk is full")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func document(t *testing.T, p plan.Plan) any {
	t.Helper()
	text, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(text, &v); err != nil {
		t.Fatal(err)
	}
	return v
}
