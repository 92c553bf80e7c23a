package rows

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFilesAreReadAsAnyReaderOfCSVReadsThem(t *testing.T) {
	law, err := filepath.Glob("../law/d*/*.csv")
	if err != nil {
		t.Fatal(err)
	}
	tariff, err := filepath.Glob("../tariff/data/*.csv")
	if err != nil || len(law) == 0 || len(tariff) == 0 {
		t.Fatal("no data files")
	}
	texts := []string{"a,b\n1,\"x, \"\"y\"\"\"\n", "a,b\n\"1\n2\",\n", "a\n\"\"\n", "a,b\nlast,line"}
	for _, name := range append(law, tariff...) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	for _, text := range texts {
		want, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if got := Parse(text); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%.200q is read differently", text)
		}
	}
}
