package rows

import "testing"

func TestNoCellRuns(t *testing.T) {
	for cell, want := range map[string]string{
		"shirt": "shirt", "": "", "-3.20": "-3.20", "a=b": "a=b",
		"=1+1": "'=1+1", " =1+1": "' =1+1", "+SUM(A1)": "'+SUM(A1)", "-cmd|x": "'-cmd|x", "@x": "'@x", "\t=1": "'\t=1", "\ufeff=1": "'\ufeff=1", "\nx": "'\nx",
	} {
		if got := Safe([]string{cell})[0]; got != want {
			t.Errorf("%q is %q, not %q", cell, got, want)
		}
	}
}
