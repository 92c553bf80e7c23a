package wire_test

import (
	"fmt"
	"strings"
	"testing"

	"section321/calc/wire/native"
)

// Where it is not sure where goods were made every item is worked out in every way: 12 times
// 75 are as many as that is done for, and more are refused before any is.
func TestTheWaysInWhichGoodsMayHaveBeenMadeAreBounded(t *testing.T) {
	unsure := `{"hts":"6109.10.00.12","origins":["CN","MX","CA","DE","JP","KR","IN","VN","GB","FR","BR","TH"],"retailValue":"4.00"}`
	sure := `,{"hts":"6109.10.00.12","origin":"CN","retailValue":"4.00"}`
	ask := func(unsures, items int) string {
		return string(native.Calculator().Answer("check", []byte(`{"date":"2026-09-01","mode":"express","from":"CN","items":[`+
			unsure+strings.Repeat(","+unsure, unsures-1)+strings.Repeat(sure, items-unsures)+`]}`)))
	}
	refused := func(item int, message string) string {
		return fmt.Sprintf(`{"error":{"code":"too-many-origins","field":"items[%d].origins","message":"%s`, item, message)
	}
	for _, c := range []struct {
		unsure, items int
		want          string
	}{
		{1, 75, `{"outcome":`},
		{2, 6, `{"outcome":`}, // 144 ways
		{1, 76, refused(0, "there are 12 ways in which the items may have been made; name the origin of more of them, so that there are at most 11")},
		{2, 7, refused(1, "there are 144 ways in which the items may have been made; name the origin of more of them, so that there are at most 128")},
		{3, 3, refused(2, "there are 1728 ways in which the items may have been made; name the origin of more of them, so that there are at most 150")},
		{1, 999, refused(0, "there are 12 ways in which the items may have been made; name the origin of more of them, so that there are at most 1")},
	} {
		if got := ask(c.unsure, c.items); !strings.HasPrefix(got, c.want) {
			t.Errorf("%d of %d items: %.300s", c.unsure, c.items, got)
		}
	}
}
