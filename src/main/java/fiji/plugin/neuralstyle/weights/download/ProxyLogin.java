package fiji.plugin.neuralstyle.weights.download;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URISyntaxException;

/** Tells proxies, and no others, the user and the password that the environment's variables name. */
final class ProxyLogin extends Authenticator {

	private final EnvironmentProxies environment;

	ProxyLogin(final EnvironmentProxies environment) {
		this.environment = environment;
	}

	@Override
	protected PasswordAuthentication getPasswordAuthentication() {
		if (getRequestorType() != RequestorType.PROXY) return null;
		try {
			return environment.proxy(getRequestingURL().toURI()).flatMap(EnvironmentProxy::login).orElse(null);
		}
		catch (URISyntaxException e) {
			throw new IllegalStateException("It was a URI before.", e);
		}
	}
}
