package native
import ("testing";"strings";"fmt";"syscall")
func cpu() float64 { var u syscall.Rusage; syscall.Getrusage(0,&u); return float64(u.Utime.Sec)+float64(u.Utime.Usec)/1e6 }
func TestZ(t *testing.T){
 it:=`{"hts":"3004.90.92.90","origin":"CN","retailValue":"4.00"}`
 for _,n:=range []int{1,10,125,250,500}{
 body:=[]byte(`{"date":"2025-05-06","mode":"post","from":"CN","items":[`+strings.Repeat(it+",",n-1)+it+`]}`)
 s:=cpu(); a:=Calculator().Answer("check",body)
 fmt.Println(n, cpu()-s, len(a))
 if n==1 { fmt.Println(string(a)[:3000]) }
 }}
