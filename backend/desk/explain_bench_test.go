package desk

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/measure"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
	"personadesk/backend/workbook/sample"
)

// crowdedDesk is a workbook of the sample customer with many users, on the disk.
func crowdedDesk(b *testing.B, users int) *workbook.Workbook {
	b.Helper()
	wb, err := workbook.Create(filepath.Join(b.TempDir(), "many"+workbook.Extension), workbook.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := wb.Close(); err != nil {
			b.Error(err)
		}
	})
	if err := sample.Fill(b.Context(), wb); err != nil {
		b.Fatal(err)
	}
	r := workbook.Reading{Directory: directory.New(users), Reading: tenant.Reading{At: time.Now(), Organization: tenant.Organization{ID: "t", Name: "T"},
		Queues: []tenant.Queue{}, Teams: []tenant.Team{}}}
	for i := range users {
		text := func(format string, n int) json.RawMessage { return json.RawMessage(fmt.Sprintf(`"`+format+`"`, n)) }
		err := r.Directory.Merge(tenant.RawUser{
			"id": json.RawMessage(fmt.Sprintf(`"%08x-0000-4000-8000-%012x"`, uint32(i)*2654435761, i)), "displayName": text("User %d", i),
			"userPrincipalName": text("user%d@example.com", i), "mail": text("user%d@example.com", i), "employeeId": text("E%d", i), "jobTitle": text("Title %d", i%300),
			"department": text("Department %d", i%40), "city": text("City %d", i%25), "usageLocation": json.RawMessage(`"GB"`),
			"accountEnabled": json.RawMessage("true"), "assignedLicenses": json.RawMessage(`[{"skuId":"06ebc4ee-1bb5-47dd-8120-11324bc54e06"}]`),
		})
		if err != nil {
			b.Fatal(err)
		}
		r.Directory.PutTeams(directory.Configuration{ID: r.Directory.ID(i), Numbers: []string{fmt.Sprintf("+44161%06d", i)},
			Policies: []directory.Assignment{{Type: "TeamsCallingPolicy", Name: ident.Policy(fmt.Sprintf("Policy %d", i%7)), GroupID: "g"}}})
	}
	if err := wb.SaveReading(b.Context(), r); err != nil {
		b.Fatal(err)
	}
	return wb
}

// explained explains a user in the middle of a workbook of which nothing is known yet.
func explained(b *testing.B, wb *workbook.Workbook, users int) {
	d := New(wb, Options{})
	defer d.Close()
	made, err := d.Explain(b.Context(), fmt.Sprintf("user%d@example.com", users/2))
	if err != nil || made.Person.Name != fmt.Sprintf("User %d", users/2) {
		b.Fatalf("%+v, %v", made.Person, err)
	}
}

// BenchmarkRatioExplain explains one of 100,000 users, against one of 10,000: in time, and in what is allocated on the way.
func BenchmarkRatioExplain(b *testing.B) {
	const few, many = 10_000, 100_000
	small, large := crowdedDesk(b, few), crowdedDesk(b, many)
	b.Run("one of 10000", func(b *testing.B) {
		measure.Ratio(b, func() { explained(b, large, many) }, func() { explained(b, small, few) })
		b.ReportMetric(allocated(func() { explained(b, large, many) })/allocated(func() { explained(b, small, few) }), "x-of-memory")
		began := time.Now()
		explained(b, large, many)
		b.ReportMetric(float64(time.Since(began).Microseconds())/1000, "ms")
		b.ReportMetric(allocated(func() { explained(b, large, many) })/1e6, "MB")
	})
}

func allocated(work func()) float64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work()
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}
