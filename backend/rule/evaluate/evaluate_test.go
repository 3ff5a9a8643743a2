package evaluate

import (
	"fmt"
	"testing"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/given"
	"personadesk/backend/rule/internal/ruletest"
)

func TestEvaluate(t *testing.T) {
	const rings = `user.usageLocation -in ["US","AU"] -and (user.department -eq "Sales") -and -not (user.jobTitle -eq "Manager") -or (user.jobTitle -eq "SalesRep")`
	for name, c := range map[string]struct{ rule, user, want string }{
		"match from the start":             {`user.displayName -match "^Da.*"`, `{"displayName":"david"}`, "match"},
		"match not from the start":         {`user.displayName -match "^Da.*"`, `{"displayName":"aDa"}`, "no match"},
		"match up to an end":               {`user.displayName -match ".*vid"`, `{"displayName":"David"}`, "match"},
		"match too short":                  {`user.displayName -match ".*vid"`, `{"displayName":"Da"}`, "no match"},
		"match is not anchored":            {`user.city -match "ago"`, `{"city":"Lagos"}`, "match"},
		"match with a lookbehind":          {`user.city -match "(?<!x)ago"`, `{"city":"xago"}`, "no match"},
		"one of a list":                    {`user.department -in ["50001","50002"]`, `{"department":"50002"}`, "match"},
		"none of a list":                   {`user.department -in ["50001","50002"]`, `{"department":"50004"}`, "no match"},
		"not in a list":                    {`(user.department -Notin ["HR"])`, `{"department":"Marketing"}`, "match"},
		"not in a list, but in it":         {`(user.department -Notin ["HR"])`, `{"department":"hr"}`, "no match"},
		"case does not count":              {`(user.city -startsWith "m")`, `{"city":"Montreal"}`, "match"},
		"nor in other alphabets":           {`user.city -eq "köln ΣΑΣ"`, `{"city":"KÖLN σας"}`, "match"},
		"accents do":                       {`user.city -eq "Koln"`, `{"city":"Köln"}`, "no match"},
		"blanks do":                        {`user.city -eq "Leeds"`, `{"city":"Leeds "}`, "no match"},
		"-or after -and":                   {rings, `{"usageLocation":"GB","department":"HR","jobTitle":"SalesRep"}`, "match"},
		"-and before -or":                  {rings, `{"usageLocation":"AU","department":"Sales","jobTitle":"Manager"}`, "no match"},
		"-not on one comparison":           {`(user.department -eq "Sales") -and -not (user.jobTitle -startsWith "SDE")`, `{"department":"Sales","jobTitle":"SDE II"}`, "no match"},
		"-not lets others through":         {`(user.department -eq "Sales") -and -not (user.jobTitle -startsWith "SDE")`, `{"department":"Sales","jobTitle":"PM"}`, "match"},
		"an apostrophe":                    {`user.surname -eq "O''Brien"`, `{"surname":"O'Brien"}`, "match"},
		"a wild card is a letter":          {`user.city -contains "*"`, `{"city":"Leeds"}`, "no match"},
		"ends with":                        {`user.mail -endsWith "@Contoso.com"`, `{"mail":"a@contoso.COM"}`, "match"},
		"does not end with":                {`user.mail -notEndsWith "@Contoso.com"`, `{"mail":"a@contoso.COM"}`, "no match"},
		"does not contain":                 {`user.mail -notContains "x"`, `{"mail":"a"}`, "match"},
		"enabled":                          {`user.accountEnabled -eq true`, `{"accountEnabled":true}`, "match"},
		"not disabled":                     {`user.accountEnabled -ne false`, `{"accountEnabled":false}`, "no match"},
		"everybody has an id":              {`user.objectId -ne null`, `{"id":"62E19B97-8b3d-4d4a-a106-4ce66896a863"}`, "match"},
		"the id in either case":            {`user.objectId -startsWith "62e1"`, `{"id":"62E19B97-8b3d-4d4a-a106-4ce66896a863"}`, "match"},
		"an attribute of Exchange":         {`user.extensionAttribute3 -eq "Phone"`, `{"onPremisesExtensionAttributes":{"extensionAttribute3":"phone"}}`, "match"},
		"a custom extension":               {`user.extension_9d98ed114c4840d298fad781915f27e4_Div -eq "1"`, `{"extension_9d98ed114c4840d298fad781915f27e4_Div":"1"}`, "match"},
		"an old custom extension":          {`user.extension_9d98ed114c4840d298fad781915f27e4__Div -eq "1"`, `{"extension_9d98ed114c4840d298fad781915f27e4_Div":"1"}`, "match"},
		"the office":                       {`user.physicalDeliveryOfficeName -eq "London"`, `{"officeLocation":"London"}`, "match"},
		"the first telephone":              {`user.telephoneNumber -startsWith "+44"`, `{"businessPhones":["+44161","+1"]}`, "match"},
		"no telephone":                     {`user.telephoneNumber -eq null`, `{"businessPhones":[]}`, "match"},
		"null equals null":                 {`user.department -eq null`, `{"department":null}`, "match"},
		"an empty text is perhaps null":    {`user.department -eq null`, `{"department":""}`, "no match?"},
		"null is perhaps an empty text":    {`user.department -eq ""`, `{"department":null}`, "no match?"},
		"a guest without mail":             {`user.mail -ne null`, `{"mail":null}`, "no match"},
		"null, -eq":                        {`user.city -eq "a"`, `{"city":null}`, "no match"},
		"null, -ne":                        {`user.city -ne "a"`, `{"city":null}`, "match"},
		"null, -startsWith":                {`user.city -startsWith "a"`, `{"city":null}`, "no match"},
		"null, -match":                     {`user.city -match "."`, `{"city":null}`, "no match"},
		"null, -in":                        {`user.city -in ["a"]`, `{"city":null}`, "no match"},
		"null, -notIn":                     {`user.city -notIn ["a"]`, `{"city":null}`, "match"},
		"null, -notStartsWith":             {`user.city -notStartsWith "a"`, `{"city":null}`, "match?"},
		"null, -notEndsWith":               {`user.city -notEndsWith "a"`, `{"city":null}`, "match?"},
		"null, -notContains":               {`user.city -notContains "a"`, `{"city":null}`, "match?"},
		"null, -notMatch":                  {`user.city -notMatch "a"`, `{"city":null}`, "match?"},
		"null, negated":                    {`-not (user.city -eq "a")`, `{"city":null}`, "match"},
		"null is not false":                {`user.dirSyncEnabled -eq false`, `{"onPremisesSyncEnabled":null}`, "no match"},
		"null is not true":                 {`user.dirSyncEnabled -ne true`, `{"onPremisesSyncEnabled":null}`, "match"},
		"null, -ge":                        {`user.employeeHireDate -ge 2020-01-01`, `{"employeeHireDate":null}`, "no match"},
		"assumed and certain no":           {`(user.city -notContains "a") -and (user.state -eq "b")`, `{"city":null,"state":"c"}`, "no match"},
		"assumed and certain yes":          {`(user.city -notContains "a") -and (user.state -eq "b")`, `{"city":null,"state":"b"}`, "match?"},
		"assumed or certain yes":           {`(user.city -notContains "a") -or (user.state -eq "b")`, `{"city":null,"state":"b"}`, "match"},
		"assumed or certain no":            {`(user.city -notContains "a") -or (user.state -eq "b")`, `{"city":null,"state":"c"}`, "match?"},
		"not assumed":                      {`-not (user.city -notContains "a")`, `{"city":null}`, "no match?"},
		"not read":                         {`user.city -eq "a"`, `{}`, "unknown"},
		"not read, -eq null":               {`user.city -eq null`, `{}`, "unknown"},
		"not read, negated":                {`-not (user.city -ne null)`, `{}`, "unknown"},
		"no and not read":                  {`(user.city -eq "a") -and (user.state -eq "b")`, `{"city":"x"}`, "no match"},
		"yes and not read":                 {`(user.city -eq "a") -and (user.state -eq "b")`, `{"city":"a"}`, "unknown"},
		"yes or not read":                  {`(user.city -eq "a") -or (user.state -eq "b")`, `{"city":"a"}`, "match"},
		"no or not read":                   {`(user.city -eq "a") -or (user.state -eq "b")`, `{"city":"x"}`, "unknown"},
		"the attributes were not read":     {`user.extensionAttribute1 -eq null`, `{}`, "unknown"},
		"the attributes are null":          {`user.extensionAttribute1 -eq null`, `{"onPremisesExtensionAttributes":null}`, "match"},
		"one attribute was not read":       {`user.extensionAttribute1 -eq null`, `{"onPremisesExtensionAttributes":{"extensionAttribute2":null}}`, "unknown"},
		"a property of another shape":      {`user.city -eq "a"`, `{"city":{"name":"a"}}`, "unknown"},
		"a switch of another shape":        {`user.accountEnabled -eq true`, `{"accountEnabled":"true"}`, "unknown"},
		"one plan fits":                    {`user.assignedPlans -any (assignedPlan.service -eq "SCO" -and assignedPlan.capabilityStatus -eq "Enabled")`, `{"assignedPlans":[{"servicePlanId":"x","service":"SCO","capabilityStatus":"Enabled"}]}`, "match"},
		"two plans do not make one":        {`user.assignedPlans -any (assignedPlan.service -eq "SCO" -and assignedPlan.capabilityStatus -eq "Enabled")`, `{"assignedPlans":[{"servicePlanId":"x","service":"SCO","capabilityStatus":"Deleted"},{"servicePlanId":"y","service":"exchange","capabilityStatus":"Enabled"}]}`, "no match"},
		"no plan at all":                   {`user.assignedPlans -all (assignedPlan.servicePlanId -eq null)`, `{"assignedPlans":[]}`, "match"},
		"a plan":                           {`user.assignedPlans -all (assignedPlan.servicePlanId -eq null)`, `{"assignedPlans":[{"servicePlanId":"x"}]}`, "no match"},
		"half a plan":                      {`user.assignedPlans -any (assignedPlan.service -eq "SCO")`, `{"assignedPlans":[{"servicePlanId":"x"}]}`, "unknown"},
		"plans that are null":              {`user.assignedPlans -any (assignedPlan.service -eq "SCO")`, `{"assignedPlans":null}`, "no match"},
		"the prefix of an address":         {`(user.proxyAddresses -any (_ -startsWith "contoso"))`, `{"proxyAddresses":["SMTP:contoso@x.example"]}`, "no match"},
		"every address":                    {`user.otherMails -all (_ -endsWith ".example")`, `{"otherMails":["a@x.example","b@y.com"]}`, "no match"},
		"a collection as a whole":          {`user.otherMails -endsWith "@x.example"`, `{"otherMails":["a@y.com","b@x.example"]}`, "match?"},
		"none of a collection":             {`user.otherMails -notEndsWith "@x.example"`, `{"otherMails":["a@y.com","b@x.example"]}`, "no match?"},
		"an empty collection is null":      {`user.otherMails -eq null`, `{"otherMails":[]}`, "match?"},
		"member of a group":                {`user.memberOf -any (group.objectId -in ['A','b'])`, `{"memberOf":[{"id":"a"},{"id":"c"}]}`, "match"},
		"member of others":                 {`user.memberOf -any (group.objectId -in ['d'])`, `{"memberOf":["a"]}`, "no match"},
		"groups not read":                  {`user.memberOf -any (group.objectId -in ['d'])`, `{}`, "unknown"},
		"a direct report":                  {`Direct Reports for "M"`, `{"manager":{"id":"m"}}`, "match"},
		"a report of a report":             {`Direct Reports for "M"`, `{"manager":{"id":"n","manager":{"id":"m"}}}`, "no match"},
		"nobody's report":                  {`Direct Reports for "M"`, `{"manager":null}`, "no match"},
		"the manager was not read":         {`Direct Reports for "M"`, `{}`, "unknown"},
		"hired tomorrow":                   {`user.employeehiredate -ge system.now -plus p1d`, `{"employeeHireDate":"2026-03-02T12:00:01Z"}`, "match"},
		"hired today":                      {`user.employeehiredate -ge system.now -plus p1d`, `{"employeeHireDate":"2026-03-01T00:00:00Z"}`, "no match"},
		"hired long ago":                   {`user.employeeHireDate -le (system.now -minus P7DT3H)`, `{"employeeHireDate":"2026-02-22T09:00:00Z"}`, "match"},
		"hired a second later":             {`user.employeeHireDate -le (system.now -minus P7DT3H)`, `{"employeeHireDate":"2026-02-22T09:00:01Z"}`, "no match"},
		"hired at a moment":                {`user.employeeHireDate -eq "2026-03-01"`, `{"employeeHireDate":"2026-03-01T02:00:00+02:00"}`, "match"},
		"hired at another":                 {`user.employeeHireDate -ne "2026-03-01"`, `{"employeeHireDate":"2026-03-01T02:00:00Z"}`, "match"},
		"a pattern that takes for ever":    {`user.city -match "^(a+)+$"`, `{"city":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"}`, "unknown"},
		"an employee number of another":    {`user.employeeId -eq "17"`, `{"employeeId":17}`, "match"},
		"the case of letters that are two": {`user.city -contains "K"`, "{\"city\":\"\u212a\"}", "match"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := ruletest.Said(Rule(given.Rule(t, c.rule), ruletest.User(t, c.user), ruletest.Noon)); got != c.want {
				t.Fatalf("%s\nover %s is %q, want %q", c.rule, c.user, got, c.want)
			}
		})
	}
}

func TestEvaluateSaysWhatWasNotRead(t *testing.T) {
	for text, want := range map[string]string{
		`user.city -eq "a"`: "city",
		`(user.city -eq "a") -and (user.physicalDeliveryOfficeName -eq "b")`: "city",
		`user.extensionAttribute7 -ne null`:                                  "extensionAttribute7",
		`Direct Reports for "M"`:                                             "manager",
	} {
		if got := Rule(given.Rule(t, text), rule.GraphUser{}, ruletest.Noon); got.Reason != want {
			t.Errorf("%s: %+v", text, got)
		}
	}
	if got := Rule(rule.Rule{}, rule.GraphUser{}, ruletest.Noon); got.Outcome != rule.Unknown || got.Reason == "" {
		t.Errorf("no rule: %+v", got)
	}
}

func TestAttributesAreWhatARuleAsksFor(t *testing.T) {
	r := given.Rule(t, `(user.city -eq "a") -or user.assignedPlans -any (assignedPlan.service -eq "x") -or (user.city -eq "c")`)
	if got := fmt.Sprint(Attributes(r)); got != "[city assignedPlans]" {
		t.Errorf("asks for %s", got)
	}
}
