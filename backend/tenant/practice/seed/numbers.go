package seed

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"personadesk/backend/tenant/practice/world"
)

// block is a stretch of telephone numbers: prefix and the digits that count up.
type block struct {
	prefix string
	digits int
}

func (b block) size() int {
	n := 1
	for range b.digits {
		n *= 10
	}
	return n
}

// The numbers of the practice tenant reach nobody. The first block of each city is what Ofcom keeps free for drama. When
// a tenant needs more than a thousand, the numbers go on in area codes 1999 and 1998, which the United Kingdom's plan
// has not allocated; that they stay so is assumed.
var (
	manchesterBlocks = []block{{"+44161496", 4}, {"+441999", 6}}
	londonBlocks     = []block{{"+442079460", 3}, {"+441998", 6}}
)

// The Manchester block of Ofcom ends at 0999.
func dramatic(b block) int {
	if b.prefix == "+44161496" {
		return 1000
	}
	return b.size()
}

// numberSource hands out the numbers of a city one by one; the last ten of the first block are kept for services.
type numberSource struct {
	blocks []block
	block  int
	at     int
}

func (s *numberSource) next() (string, bool) {
	for s.block < len(s.blocks) {
		b := s.blocks[s.block]
		end := dramatic(b)
		if s.block == 0 {
			end -= 10
		}
		if s.at < end {
			s.at++
			return fmt.Sprintf("%s%0*d", b.prefix, b.digits, s.at-1), true
		}
		s.block, s.at = s.block+1, 0
	}
	return "", false
}

// seedNumbers uploads direct routing numbers: for each city as many as it has employees, and a fifth more. A few have a
// holder already, one is mastered on the premises, and ten belong to a calling plan.
func (t *sower) seedNumbers(r *rand.Rand) {
	staff := map[string]int{}
	var veterans []int32 // Sales and IT people who may have had a number for years
	for i := range t.Users {
		u := &t.Users[i]
		if !u.Is(world.IsEnabled) || u.Is(world.IsGuest) || u.Is(world.IsResource) {
			continue
		}
		city := strings.TrimSpace(strings.ToLower(t.Texts.Get(u.Text[world.FieldCity])))
		staff[city]++
		if d := t.Texts.Get(u.Text[world.FieldDepartment]); (d == "Sales" || d == "IT") && (city == "manchester" || city == "london") && u.ID != t.AdminID {
			veterans = append(veterans, int32(i))
		}
	}
	total := len(t.Users) * 6 / 5
	t.ExpectNumbers(total)
	r.Shuffle(len(veterans), func(i, j int) { veterans[i], veterans[j] = veterans[j], veterans[i] })
	veterans = veterans[:min(len(veterans), 2+len(t.Users)/200, 40)]

	for _, c := range []struct {
		city   string
		extra  int
		blocks []block
	}{{"Manchester", staff["manchster"], manchesterBlocks}, {"London", 0, londonBlocks}} {
		need := staff[strings.ToLower(c.city)] + c.extra
		source := &numberSource{blocks: c.blocks}
		caps, place := []string{"userAssignment"}, t.LocationOf(c.city)
		for range need + need/5 + 12 {
			tel, ok := source.next()
			if !ok {
				break
			}
			t.AddNumber(world.Number{Tel: tel, Type: "directRouting", City: c.city, Country: "GB", Operator: world.CarrierID, Caps: caps, Location: place})
		}
	}
	t.seedSpecials()
	k, _ := t.SKUAt(world.SKUPhone)
	for n, i := range veterans {
		tel := t.firstFree(strings.TrimSpace(strings.ToLower(t.Texts.Get(t.Users[i].Text[world.FieldCity]))), 20+3*n)
		if tel < 0 {
			continue
		}
		t.SetHeld(i, append(append([]world.Held(nil), t.Users[i].Held...), world.Held{SKU: k, Source: -1, At: world.Founded}))
		t.Hold(tel, t.Users[i].ID, "userAssigned", "primary")
		t.Users[i].Mark(world.HasVoice, true)
	}
}

// firstFree finds an unassigned direct routing number of a city, after skipping some.
func (t *sower) firstFree(city string, skipped int) int32 {
	for i := range t.Numbers {
		if n := &t.Numbers[i]; strings.EqualFold(n.City, city) && n.Type == "directRouting" && n.Target.Zero() && !n.OnPremises {
			if skipped--; skipped < 0 {
				return int32(i)
			}
		}
	}
	return -1
}

func (t *sower) seedSpecials() {
	for n, a := range t.Accounts {
		prefix, city := "+441614960", "Manchester"
		if strings.Contains(a.Name, "London") {
			prefix, city = "+442079460", "London"
		}
		i := t.AddNumber(world.Number{Tel: fmt.Sprintf("%s99%d", prefix, n), Type: "directRouting", City: city, Country: "GB",
			Operator: world.CarrierID, Caps: []string{"voiceApplicationAssignment"}, Location: t.LocationOf(city)})
		t.Hold(i, a.ID, "voiceApplicationAssigned", "primary")
	}
	t.AddNumber(world.Number{Tel: "+442079460999", Type: "directRouting", City: "London", Country: "GB", Operator: world.CarrierID,
		Caps: []string{"userAssignment"}, OnPremises: true})
	for n := range 10 {
		t.AddNumber(world.Number{Tel: fmt.Sprintf("+4416329600%02d", n), Type: "callingPlan", City: "", Country: "GB",
			Operator: world.CallingPlanID, Caps: []string{"userAssignment", "voiceApplicationAssignment", "conferenceAssignment"}})
	}
}
