package fiji.plugin.neuralstyle.weights.download;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/**
 * Proxies as Java's settings say ({@code https.proxyHost} and its kin, which Fiji sets too), exceptions in
 * {@code http.nonProxyHosts} included; without such settings as the environment says.
 */
final class Proxies extends ProxySelector {

	private final ProxySelector java;
	private final EnvironmentProxies environment;

	Proxies(final ProxySelector java, final EnvironmentProxies environment) {
		this.java = java;
		this.environment = environment;
	}

	/** @throws IllegalArgumentException if the environment's proxy is not understood */
	@Override
	public List<Proxy> select(final URI address) {
		final List<Proxy> javas = java.select(address);
		if (javas.stream().anyMatch(proxy -> proxy.type() == Proxy.Type.HTTP) || isSetInJava(address.getScheme())) return javas;
		return environment.proxy(address).map(proxy -> List.of(proxy.proxy())).orElse(javas);
	}

	/** Then its answer that there is none means an exception. */
	private static boolean isSetInJava(final String scheme) {
		return !System.getProperty(scheme + ".proxyHost", "").isBlank();
	}

	@Override
	public void connectFailed(final URI address, final SocketAddress proxy, final IOException failure) {
		java.connectFailed(address, proxy, failure);
	}
}
