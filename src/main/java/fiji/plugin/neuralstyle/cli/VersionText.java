package fiji.plugin.neuralstyle.cli;

import fiji.plugin.neuralstyle.Version;
import picocli.CommandLine;

/** For {@code --version}. */
final class VersionText implements CommandLine.IVersionProvider {

	@Override
	public String[] getVersion() {
		return new String[] { "Neural Style Transfer " + Version.text() };
	}
}
