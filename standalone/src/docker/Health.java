import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Asks the server whether it is ready, wherever it listens: its ready file knows. */
final class Health {

    private Health() {}

    public static void main(String[] arguments) throws Exception {
        var file = Path.of(System.getenv("POSTICHE_READY_FILE"));
        var ready = Files.readString(file);
        var admin = Pattern.compile("\"admin\":\"http://[^\"]*:(\\d+)\"").matcher(ready);
        // Without the admin API the file itself says that everything listens.
        if (admin.find()) {
            var uri = URI.create("http://127.0.0.1:" + admin.group(1) + "/api/v1/ready");
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(2000);
            connection.setReadTimeout(2000);
            System.exit(connection.getResponseCode() == 200 ? 0 : 1);
        }
    }
}
