package fiji.plugin.neuralstyle.weights.download;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Proxies as environment variables name them: {@code https_proxy}, {@code http_proxy}, {@code all_proxy} and,
 * for exceptions, {@code no_proxy}, in lower or upper case. This machine itself is never reached by a proxy.
 *
 * @param variables by name
 */
record EnvironmentProxies(Map<String, String> variables) {

	private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\]]*\\]|[^:]*):(\\d{1,5})");
	private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d+){3}|\\[::1\\]");
	private static final int HTTP = 80;
	private static final int HTTPS = 443;

	EnvironmentProxies {
		variables = Map.copyOf(variables);
	}

	/**
	 * The proxy for an address.
	 *
	 * @throws IllegalArgumentException if the variable for it names none that can be used
	 */
	Optional<EnvironmentProxy> proxy(final URI address) {
		final String host = address.getHost().toLowerCase(Locale.ROOT);
		if (THIS_MACHINE.matcher(host).matches() || isExcepted(host, port(address))) return Optional.empty();
		return Stream.of(address.getScheme() + "_proxy", "all_proxy").flatMap(name -> set(name).stream()).findFirst().map(
			name -> EnvironmentProxy.of(name, variables.get(name).strip()));
	}

	/** Whether a proxy may want a user and a password that a variable names. */
	boolean nameUsers() {
		return Stream.of("http_proxy", "https_proxy", "all_proxy").flatMap(name -> set(name).stream()).anyMatch(
			name -> variables.get(name).contains("@"));
	}

	/** The variable's name as it is written, if it is set. */
	private Optional<String> set(final String name) {
		return Stream.of(name, name.toUpperCase(Locale.ROOT)).filter(key -> !variables.getOrDefault(key, "").isBlank())
			.findFirst();
	}

	private boolean isExcepted(final String host, final int port) {
		final String list = set("no_proxy").map(variables::get).orElse("").toLowerCase(Locale.ROOT);
		return Stream.of(list.split("[,\\s]+")).filter(name -> !name.isEmpty()).anyMatch(name -> excepts(name, host, port));
	}

	private static boolean excepts(final String name, final String host, final int port) {
		final Matcher matcher = WITH_PORT.matcher(name);
		if (matcher.matches()) {
			return Integer.parseInt(matcher.group(2)) == port && excepts(matcher.group(1), host);
		}
		return excepts(name, host);
	}

	/** A name stands for its subdomains too. */
	private static boolean excepts(final String name, final String host) {
		final String domain = name.replaceFirst("^\\*?\\.", "");
		return name.equals("*") || host.equals(domain) || host.equals("[" + domain + "]") || host.endsWith("." + domain);
	}

	private static int port(final URI address) {
		if (address.getPort() >= 0) return address.getPort();
		return address.getScheme().equals("https") ? HTTPS : HTTP;
	}
}
