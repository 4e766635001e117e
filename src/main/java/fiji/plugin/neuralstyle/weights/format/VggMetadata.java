package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import fiji.plugin.neuralstyle.network.InputMean;

/** What a weights file may say of its network in free texts. */
final class VggMetadata {

	/** What users call it. */
	static final String NAME = "name";
	/** VGG16 or VGG19. */
	static final String TOPOLOGY = "topology";
	/** zero or reflect; zero if it doesn't say. */
	static final String PADDING = "padding";
	/** max or average; max if it doesn't say. */
	static final String POOLING = "pooling";
	/** Red, green and blue in [0, 1], parted by spaces; ImageNet's if it doesn't say. */
	static final String INPUT_MEAN = "inputMean";

	/** All keys with a meaning. */
	static final Set<String> KEYS = Set.of(NAME, TOPOLOGY, PADDING, POOLING, INPUT_MEAN);

	private final NamedTensors file;

	VggMetadata(final NamedTensors file) {
		this.file = file;
	}

	/** One of several values by its text. */
	<T> T choice(final String key, final T[] choices, final T byDefault) throws IOException {
		final String said = file.metadata().get(key);
		if (said == null) return byDefault;
		return Arrays.stream(choices).filter(choice -> choice.toString().equals(said)).findFirst().orElseThrow(() -> file
			.problems().unusable("says that its " + key + " is \"" + said + "\"; known are " + Arrays.toString(choices) +
				". Correct its metadata"));
	}

	/** The input mean, or empty if it isn't said. */
	Optional<InputMean> inputMean() throws IOException {
		final String said = file.metadata().get(INPUT_MEAN);
		if (said == null) return Optional.empty();
		final String[] parts = said.split(" ");
		try {
			if (parts.length == 3) {
				return Optional.of(new InputMean(Float.parseFloat(parts[0]), Float.parseFloat(parts[1]), Float.parseFloat(
					parts[2])));
			}
		}
		catch (IllegalArgumentException e) {
			// The same sentence as for a wrong count.
		}
		throw file.problems().unusable("says that its " + INPUT_MEAN + " is \"" + said +
			"\"; three numbers in [0, 1] are wanted. Correct its metadata");
	}

	/** The text of an input mean, exact to the last bit. */
	static String text(final InputMean mean) {
		return mean.red() + " " + mean.green() + " " + mean.blue();
	}
}
