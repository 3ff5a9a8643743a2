package number

import (
	"slices"
	"testing"

	"personadesk/backend/ident"
)

func TestCompare(t *testing.T) {
	const e164 = "+441614960043"
	plan := manchester()
	plan.ID, plan.First, plan.Last, plan.Type = "cp", "+441614960200", "+441614960299", "callingPlan"
	place := manchester()
	place.LocationID = "floor3"
	for name, c := range map[string]struct {
		ranges  []Range
		numbers []Number
		tenant  Tenant
		want    []DifferenceKind
	}{
		"agree that it is free":                    {[]Range{manchester()}, nil, read(listed{e164, Held{Status: "unassigned"}}), nil},
		"agree on the holder":                      {[]Range{manchester()}, []Number{{Telephone: e164, State: Assigned, Holder: "ben"}}, accounts(read(listed{e164, Held{Status: "userAssigned", Target: "ben"}}), e164, "ben"), nil},
		"free here, held there":                    {[]Range{manchester()}, nil, accounts(read(listed{e164, Held{Status: "userAssigned", Target: "ben"}}), e164, "ben"), []DifferenceKind{HeldThere}},
		"reserved here, held there":                {[]Range{manchester()}, []Number{{Telephone: e164, State: Reserved}}, read(listed{e164, Held{Status: "userAssigned", Target: "ben"}}), []DifferenceKind{HeldThere}},
		"only the account shows it":                {[]Range{manchester()}, nil, accounts(read(), e164, "ben"), []DifferenceKind{HeldThere}},
		"held here, free there":                    {[]Range{manchester()}, []Number{{Telephone: e164, State: Assigned, Holder: "ben"}}, read(listed{e164, Held{Status: "unassigned"}}), []DifferenceKind{HeldHere}},
		"held here, not listed":                    {[]Range{manchester()}, []Number{{Telephone: e164, State: Assigned, Holder: "ben"}}, read(), []DifferenceKind{HeldHere}},
		"two holders":                              {[]Range{manchester()}, []Number{{Telephone: e164, State: Assigned, Holder: "ann"}}, read(listed{e164, Held{Status: "userAssigned", Target: "ben"}}), []DifferenceKind{OtherHolder}},
		"in none of our ranges":                    {nil, nil, read(listed{e164, Held{Status: "unassigned"}}), []DifferenceKind{OnlyThere}},
		"never arrived":                            {[]Range{plan}, []Number{{Telephone: "+441614960201", State: Free}}, read(), []DifferenceKind{OnlyHere}},
		"list and account disagree":                {[]Range{manchester()}, []Number{{Telephone: e164, State: Assigned, Holder: "ben"}}, accounts(read(listed{e164, Held{Status: "userAssigned", Target: "ben"}}), "+44", "x"), []DifferenceKind{OnlyThere, AccountElse}},
		"another place":                            {[]Range{place}, []Number{{Telephone: e164, State: Assigned, Holder: "ben"}}, accounts(read(listed{e164, Held{Status: "userAssigned", Target: "ben", LocationID: "floor1"}}), e164, "ben"), []DifferenceKind{PlaceDiffers}},
		"a queue's number as a service":            {[]Range{manchester()}, []Number{{Telephone: e164, State: Assigned, HolderKind: Queue}}, read(listed{e164, Held{Status: "voiceApplicationAssigned", Target: "q"}}), nil},
		"somebody has it, of whom nothing is said": {[]Range{manchester()}, nil, read(listed{e164, Held{Status: "userAssigned"}}), []DifferenceKind{HeldThere}},
		"held by somebody of whom nothing is said": {[]Range{manchester()}, []Number{{Telephone: e164, State: Assigned, Holder: "ben"}}, read(listed{e164, Held{Status: "userAssigned"}}), nil},
		"an account has what the list calls free":  {[]Range{manchester()}, []Number{{Telephone: e164, State: Assigned, Holder: "ben"}}, accounts(read(listed{e164, Held{Status: "unassigned"}}), e164, "ben"), []DifferenceKind{AccountElse}},
		"still being ported in":                    {[]Range{plan}, []Number{{Telephone: "+441614960201", State: PortingIn}}, read(), nil},
		"retired":                                  {[]Range{plan}, []Number{{Telephone: "+441614960201", State: Retired}}, read(), nil},
		"not read":                                 {[]Range{manchester()}, []Number{{Telephone: e164, State: Assigned, Holder: "ben"}}, Tenant{}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			v := inventory(t, c.ranges, c.numbers, c.tenant)
			var got []DifferenceKind
			for d, err := range v.Differences() {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, d.Kind)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func accounts(t Tenant, e164, user string) Tenant {
	t.Accounts = map[string]ident.ObjectID{e164: ident.Object(user)}
	return t
}
