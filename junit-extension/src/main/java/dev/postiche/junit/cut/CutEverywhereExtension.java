package dev.postiche.junit.cut;

import dev.postiche.MockMailServer;
import dev.postiche.cut.Cut;
import dev.postiche.cut.CutPoint;
import dev.postiche.fault.CloseKind;
import dev.postiche.junit.MailServerExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * What {@link CutEverywhere} does: the good run first, and the others made of what it has said only
 * when it is over, which is why the stream of them is lazy.
 */
public final class CutEverywhereExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), CutEverywhere.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
            ExtensionContext context) {
        var how =
                AnnotationSupport.findAnnotation(context.getTestMethod(), CutEverywhere.class)
                        .map(CutEverywhere::close)
                        .orElse(CloseKind.RESET);
        var found = new ArrayList<CutPoint>();
        return Stream.concat(
                Stream.of(new Run(Optional.empty(), how, found)),
                Stream.of(found)
                        .flatMap(List::stream)
                        .map(point -> new Run(Optional.of(point), how, found)));
    }

    /**
     * One run of the test.
     *
     * @param point where it is cut; the good run when empty
     * @param found the places, to be filled by the good run
     */
    private record Run(Optional<CutPoint> point, CloseKind how, List<CutPoint> found)
            implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocation) {
            return point.map(CutPoint::where).orElse("nothing is cut");
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Running(this));
        }
    }

    /** What happens round one run. */
    private static final class Running
            implements BeforeTestExecutionCallback,
                    AfterTestExecutionCallback,
                    TestExecutionExceptionHandler,
                    ParameterResolver {
        private final Run run;
        private Optional<Cut> cut = Optional.empty();

        Running(Run run) {
            this.run = run;
        }

        @Override
        public void beforeTestExecution(ExtensionContext context) {
            var mail = mail(context);
            cut =
                    Optional.of(
                            run.point()
                                    .map(point -> Cut.at(mail, point))
                                    .orElseGet(() -> Cut.none(mail)));
        }

        @Override
        public void afterTestExecution(ExtensionContext context) {
            if (context.getExecutionException().isPresent()) {
                return;
            }
            if (run.point().isEmpty()) {
                cut.ifPresent(good -> run.found().addAll(good.points(run.how())));
            } else if (!cut.map(Cut::happened).orElse(false)) {
                throw new TestAbortedException("the client did not come by this place again");
            }
        }

        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable cause)
                throws Throwable {
            if (run.point().isEmpty() || cause instanceof TestAbortedException) {
                throw cause;
            }
            throw new AssertionError(
                    "cut at %s: %s%n%s"
                            .formatted(
                                    run.getDisplayName(0),
                                    cause,
                                    mail(context).recording().dialogue()),
                    cause);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Cut.class;
        }

        @Override
        public Cut resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return cut.orElseGet(() -> Cut.none(mail(context)));
        }

        private static MockMailServer mail(ExtensionContext context) {
            return MailServerExtension.serverOf(context)
                    .orElseThrow(
                            () ->
                                    new ExtensionConfigurationException(
                                            "@CutEverywhere needs the server of @MailServer: put"
                                                    + " that on the class or the test"));
        }
    }
}
