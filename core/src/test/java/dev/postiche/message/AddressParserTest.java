package dev.postiche.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressParserTest {

    /** The four fields of each address as the wire would have them, absent ones as -. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                // RFC 5322 appendix A.1
                "John Doe <jdoe@machine.example>            | (John Doe,-,jdoe,machine.example)",
                "\"Joe Q. Public\" <john.q.public@example.com>"
                        + "                       | (Joe Q. Public,-,john.q.public,example.com)",
                "Mary Smith <mary@x.test>, jdoe@example.org, Who? <one@y.test>"
                        + " | (Mary Smith,-,mary,x.test)(-,-,jdoe,example.org)(Who?,-,one,y.test)",
                "<boss@nil.test>, \"Giant; \\\"Big\\\" Box\" <sysservices@example.net>"
                        + " | (-,-,boss,nil.test)(Giant; \"Big\" Box,-,sysservices,example.net)",
                "A Group:Ed Jones <c@a.test>,joe@where.test,John <jdoe@one.test>;"
                        + " | (-,-,A Group,-)(Ed Jones,-,c,a.test)(-,-,joe,where.test)"
                        + "(John,-,jdoe,one.test)(-,-,-,-)",
                "Undisclosed recipients:;                   | (-,-,Undisclosed recipients,-)(-,-,-,-)",
                // appendix A.5, A.6
                "Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>"
                        + " | (Pete,-,pete,silly.test)",
                "A Group(Some people):Chris Jones <c@(Chris's host.)public.example>,joe@example.org,"
                        + "John <jdoe@one.test> (my dear friend); (the end of the group)"
                        + " | (-,-,A Group,-)(Chris Jones,-,c,public.example)"
                        + "(-,-,joe,example.org)(John,-,jdoe,one.test)(-,-,-,-)",
                "Joe Q. Public <john.q.public@example.com>  | (Joe Q. Public,-,john.q.public,example.com)",
                "Mary Smith <@node.test:mary@example.net>, , jdoe@test   . example"
                        + " | (Mary Smith,@node.test,mary,example.net)(-,-,jdoe,test.example)",
                "<@a.test, @b.test:c@d>                     | (-,@a.test,@b.test,c,d)",
                "john . doe @ example . org                 | (-,-,john.doe,example.org)",
                "pete@silly.test (Pete)                     | (Pete,-,pete,silly.test)",
                "\"a b\"@c.d                                | (-,-,a b,c.d)",
                "<\"a@b\"@c>                                | (-,-,a@b,c)",
                "x@[127.0.0.1]                              | (-,-,x,[127.0.0.1])",
                // broken ones
                "root                                       | (-,-,root,)",
                "Postmaster, root                           | (-,-,Postmaster,)(-,-,root,)",
                "<>                                         | (-,-,,)",
                "<root>                                     | (-,-,root,)",
                "a@b c@d                                    | (-,-,a,b)(-,-,c,d)",
                "Ann a@b                                    | (Ann,-,a,b)",
                "a@b <a@b>                                  | (a@b,-,a,b)",
                "\"unclosed <a@b>                           | (-,-,unclosed <a@b>,)",
                "Ann <a@b                                   | (Ann,-,a,b)",
                "Ann <a@b, c@d                              | (Ann,-,a,b)(-,-,c,d)",
                "group: a@b                                 | (-,-,group,-)(-,-,a,b)(-,-,-,-)",
                "g: h: a@b;                                 | (-,-,g,-)(-,-,a,b)(-,-,-,-)",
                "a@b>, c@d                                  | (-,-,a,b)(-,-,c,d)",
                "a@b; c@d                                   | (-,-,a,b)(-,-,c,d)",
                "@                                          | (-,-,,)",
                "a@                                         | (-,-,a,)",
                "(only a comment)                           | ''",
                "=?utf-8?q?a=2Cb?= <a@b>                    | (=?utf-8?q?a=2Cb?=,-,a,b)"
            })
    void makesAddressesOfWhateverIsThere(String value, String expected) {
        var wire =
                AddressParser.parse(value).stream()
                        .map(AddressParserTest::wire)
                        .collect(Collectors.joining());
        assertThat(wire).isEqualTo(expected);
    }

    @Test
    void neverGivesAnAddressTheLooksOfAGroup() {
        assertThat(AddressParser.parse("root").get(0).isGroupMark()).isFalse();
        assertThat(AddressParser.parse("g:;").get(0).isGroupMark()).isTrue();
    }

    private static String wire(Address address) {
        return Stream.of(address.name(), address.route(), address.mailbox(), address.host())
                .map(field -> field.orElse("-"))
                .collect(Collectors.joining(",", "(", ")"));
    }
}
