/* A text with all
 * that is hard to lay out. */
import java.util.List

runbook('x') // not the end
{
    // only a comment

    def a = 1_000; def b = [1, 2, /* three */ 3]
    def m = [a: 1, 'b': [:], (a): -2, d: [], "e${a}": 0x1F]
    title "x${a + "}"}" ; owner '// { not'; rto 30.minutes /* why */; rpo 15.minutes // so
    text """a
     b   ${a
  +   1}    
	c  """ + '''  '  ${not}
   // nor this
'''
    if (a == 1) { vm 'a' } else if (b) { vm 'b' }
    else {
        vm "$m.a.b and ${ b.each { x -> "}" } }"
    } // end
    if (a) vm 'a'; else vm 'b'
    if (a)
        vm 'c'
    else
        vm 'd'
    for (x in 1..<4) vm 'x' + x
    group('databases', // first
          after: ['x',
                  'y'], parallel: 3) {
        vm 'db01', // why
            delay: 3.seconds,
            // more
            retries: -1
        /* before */ vm 'é😀' /* behind */
    }
    (1..40).each { vm "web$it" }
    b.each { i, j ->
        vm "x$i"
        vm 'q'
    }
    b
        .each { -> vm 'x' }
    call 'https://status.example.com/api/incident', method: 'POST', body: [
        state: 'dr', // a
        list: [[1, 2], [
            3, 4]],
    ], undo: { call 'y', body: [a: { z }] }
    y = !a && -m.b < 3 ? a - -1 : b[0] / 2 * (a + 1) % 3
    z = a in b || a != b && !(a >= 3); a += 1; a++
    snapshot  'db01' // one
    cdp 'x'; universal 'long', to: original // two

    failback {}
    after { }; before { /* nothing */ }
    { -> vm 'lonely' }
    f({ a }, { b -> c }, [d: { e }])
}
