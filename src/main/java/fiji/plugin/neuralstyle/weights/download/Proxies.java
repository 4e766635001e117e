package fiji.plugin.neuralstyle.weights.download;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Proxies as Java's settings say ({@code https.proxyHost} and its kin, which Fiji sets too), else as the
 * environment does: {@code https_proxy}, {@code http_proxy}, {@code all_proxy} and {@code no_proxy}, in lower
 * or upper case.
 */
final class Proxies extends ProxySelector {

	private static final int USUAL_PORT = 8080;

	private final ProxySelector java;
	private final Map<String, String> environment;

	Proxies(final ProxySelector java, final Map<String, String> environment) {
		this.java = java;
		this.environment = Map.copyOf(environment);
	}

	@Override
	public List<Proxy> select(final URI address) {
		final List<Proxy> javas = java.select(address);
		if (javas.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT) || isExcepted(address.getHost())) return javas;
		return Stream.of(address.getScheme() + "_proxy", "all_proxy").flatMap(name -> variable(name).stream()).findFirst().map(
			text -> List.of(proxy(text))).orElse(javas);
	}

	private Optional<String> variable(final String name) {
		return Stream.of(name, name.toUpperCase(Locale.ROOT)).map(environment::get).filter(text -> text != null && !text
			.isBlank()).findFirst().map(String::strip);
	}

	private boolean isExcepted(final String host) {
		return variable("no_proxy").stream().flatMap(list -> Stream.of(list.split("[,\\s]+"))).filter(name -> !name.isBlank())
			.map(name -> name.startsWith("*.") ? name.substring(1) : name).anyMatch(name -> name.equals("*") || host
				.equalsIgnoreCase(name) || host.toLowerCase(Locale.ROOT).endsWith((name.startsWith(".") ? name : "." + name)
					.toLowerCase(Locale.ROOT)));
	}

	private static Proxy proxy(final String text) {
		final URI address = URI.create(text.contains("://") ? text : "http://" + text);
		if (address.getHost() == null) {
			throw new IllegalArgumentException("The environment's proxy \"" + text +
				"\" is not understood. It should look like http://host:8080.");
		}
		return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), address.getPort() < 0
			? USUAL_PORT : address.getPort()));
	}

	@Override
	public void connectFailed(final URI address, final SocketAddress proxy, final IOException failure) {
		java.connectFailed(address, proxy, failure);
	}
}
