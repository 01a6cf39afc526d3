package dev.postiche.interop;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium without a window, and what it complained of and asked for. */
final class Browser implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Pattern REQUESTED =
            Pattern.compile(
                    "\"method\":\"Network.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]*)\"");

    private final ChromeDriver driver;

    Browser() {
        var options = new ChromeOptions().setBinary("/usr/bin/chromium");
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu");
        options.addArguments("--disable-dev-shm-usage", "--window-size=1280,900");
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        var service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new java.io.File("/usr/bin/chromedriver"))
                        .build();
        driver = new ChromeDriver(service, options);
    }

    void open(URI address) {
        driver.get(address.toString());
    }

    /** Ends the page, so that what it asked for is all told. */
    void leave() {
        driver.get("about:blank");
    }

    /** Goes to a place of the page that is open. */
    void go(String fragment) {
        run("location.hash = arguments[0]", fragment);
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** The visible text of what is found first; empty where nothing is. */
    String text(String selector) {
        try {
            return driver.findElements(By.cssSelector(selector)).stream()
                    .map(WebElement::getText)
                    .findFirst()
                    .orElse("");
        } catch (StaleElementReferenceException drawnAgain) {
            return "";
        }
    }

    /** Waits until the text is there, and says at the deadline what is there instead. */
    void awaits(String selector, String text) {
        new WebDriverWait(driver, DEADLINE, Duration.ofMillis(50))
                .withMessage(
                        () ->
                                "\"%s\" in %s, where there is: %s"
                                        .formatted(text, selector, text(selector)))
                .until(page -> text(selector).contains(text));
    }

    /** Clicks on what bears this label within the element. */
    void click(String selector, String label) {
        new WebDriverWait(driver, DEADLINE, Duration.ofMillis(50))
                .withMessage(() -> "\"%s\" to click in %s".formatted(label, selector))
                .until(
                        page -> {
                            try {
                                return clickOnce(selector, label);
                            } catch (StaleElementReferenceException drawnAgain) {
                                return false;
                            }
                        });
    }

    private boolean clickOnce(String selector, String label) {
        for (var found : driver.findElements(By.cssSelector(selector))) {
            if (label.equals(found.getText()) || label.equals(found.getAttribute("aria-label"))) {
                found.click();
                return true;
            }
        }
        return false;
    }

    void type(String selector, String text) {
        driver.findElement(By.cssSelector(selector)).sendKeys(text);
    }

    void press(Keys... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    String focused() {
        return driver.switchTo().activeElement().getText();
    }

    boolean shows(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .anyMatch(WebElement::isDisplayed);
    }

    /** Waits until a frame that may run nothing shows this; only the browser can look into it. */
    void awaitsInFrame(String selector, String inside, String text) {
        new WebDriverWait(driver, DEADLINE, Duration.ofMillis(50))
                .until(page -> !driver.findElements(By.cssSelector(selector)).isEmpty());
        driver.switchTo().frame(driver.findElement(By.cssSelector(selector)));
        try {
            awaits(inside, text);
        } finally {
            driver.switchTo().defaultContent();
        }
    }

    void clickInFrame(String selector, String inside) {
        driver.switchTo().frame(driver.findElement(By.cssSelector(selector)));
        try {
            driver.findElement(By.cssSelector(inside)).click();
        } finally {
            driver.switchTo().defaultContent();
        }
    }

    /** Errors and warnings that the page caused since this was last asked. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** What was asked for since this was last asked, by scheme, host and port. */
    Set<String> asked() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .flatMap(entry -> REQUESTED.matcher(entry.getMessage()).results())
                .map(match -> match.group(1).replaceFirst("^(\\w+://[^/]*).*|^(data):.*", "$1$2"))
                .filter(address -> !address.equals("about:blank"))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        driver.quit();
    }
}
