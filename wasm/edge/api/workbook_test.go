package api

import (
	"strings"
	"testing"
)

// TestAWorkbookIsRefusedWithAWayOut, whether it says that it is one or comes as CSV.
func TestAWorkbookIsRefusedWithAWayOut(t *testing.T) {
	for kind, want := range map[string]struct {
		code int
		says string
	}{
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {415, "a workbook (.xlsx) is not taken here; save its sheet as CSV UTF-8"},
		"text/csv": {400, "take “CSV UTF-8”"},
	} {
		w := ask(t, "POST", "/v1/orders?mode=express&from=CN&origin=CN", kind, "PK\x03\x04 and so on")
		if w.Code != want.code || !strings.Contains(w.Body.String(), want.says) {
			t.Errorf("%s: %d %s", kind, w.Code, w.Body)
		}
	}
}
