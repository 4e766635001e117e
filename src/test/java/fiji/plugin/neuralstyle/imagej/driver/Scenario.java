package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Path;
import java.util.Properties;

/** Something that a user does in ImageJ. */
public interface Scenario {

	/**
	 * Does it.
	 *
	 * @param data folder to read from and write to
	 * @param found what the test wants to know
	 */
	void play(Path data, Properties found) throws Exception;
}
