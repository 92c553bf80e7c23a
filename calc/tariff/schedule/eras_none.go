//go:build overhttp

package schedule

var data2018, lists2018, data2022, lists2022 []byte
