package fiji.plugin.neuralstyle.weights.download;

import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * A proxy that an environment variable names.
 *
 * @param address such as {@code http://user:password@host:8080}; has a host
 */
record EnvironmentProxy(URI address) {

	private static final int USUAL_PORT = 80;
	private static final int MOST = 0xffff;

	/**
	 * Reads a variable.
	 *
	 * @param variable its name; the text, which may hold a password, is in no message
	 * @throws IllegalArgumentException if it is no address of a proxy that speaks HTTP
	 */
	static EnvironmentProxy of(final String variable, final String text) {
		try {
			final URI address = new URI(text.contains("://") ? text : "http://" + text);
			if (address.getHost() != null && address.getScheme().matches("(?i)https?") && address.getPort() <= MOST) {
				return new EnvironmentProxy(address);
			}
			throw wrong(variable);
		}
		catch (URISyntaxException e) {
			throw wrong(variable);
		}
	}

	private static IllegalArgumentException wrong(final String variable) {
		return new IllegalArgumentException("the environment variable " + variable +
			" is no address of an HTTP proxy; it should look like http://host:8080 or http://user:password@host:8080, " +
			"with %40 for @ and the like in a password");
	}

	Proxy proxy() {
		return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), port()));
	}

	/** The user and the password, where it names them. */
	Optional<PasswordAuthentication> login() {
		return Optional.ofNullable(address.getUserInfo()).map(info -> info.split(":", 2)).map(
			parts -> new PasswordAuthentication(parts[0], parts.length < 2 ? new char[0] : parts[1].toCharArray()));
	}

	private int port() {
		return address.getPort() < 0 ? USUAL_PORT : address.getPort();
	}
}
