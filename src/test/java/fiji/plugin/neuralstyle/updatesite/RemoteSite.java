package fiji.plugin.neuralstyle.updatesite;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The index of a site on a web server that takes uploads by WebDAV. */
final class RemoteSite {

	private final URI index;
	private final String login;

	/**
	 * @param url the site's address, with a slash at its end
	 * @param user who may write there
	 */
	RemoteSite(final URI url, final String user, final String password) {
		index = url.resolve(SiteIndex.NAME);
		login = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
	}

	/** The index as it is; nothing if the site is new. */
	Optional<byte[]> index() throws IOException, InterruptedException {
		final HttpResponse<byte[]> response = client().send(HttpRequest.newBuilder(index).build(),
			HttpResponse.BodyHandlers.ofByteArray());
		if (response.statusCode() == HttpURLConnection.HTTP_NOT_FOUND) return Optional.empty();
		if (response.statusCode() != HttpURLConnection.HTTP_OK) throw failure("be read", response.statusCode());
		return Optional.of(response.body());
	}

	void replaceIndex(final byte[] bytes) throws IOException, InterruptedException {
		final HttpRequest request = HttpRequest.newBuilder(index).header("Authorization", login).PUT(
			HttpRequest.BodyPublishers.ofByteArray(bytes)).build();
		final int status = client().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
		if (status / 100 != 2) throw failure("be written", status);
	}

	private IOException failure(final String what, final int status) {
		return new IOException(index + " could not " + what + ": the server answered " + status +
			(status == HttpURLConnection.HTTP_UNAUTHORIZED ? ". Are user and password right?" : "."));
	}

	private static HttpClient client() {
		return HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
	}
}
