package fiji.plugin.neuralstyle.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import fiji.plugin.neuralstyle.Version;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.format.NumberFormat;
import fiji.plugin.neuralstyle.weights.store.NetworkStore;

/**
 * A network to be learned and kept, with what it was learned from in its file.
 *
 * @param pictures folder of PNG and JPEG files, searched with its subfolders
 * @param name what the network will be called
 * @param settings how
 */
public record Lesson(Path pictures, String name, LearningSettings settings) {

	/**
	 * Learns, and keeps the network in a store, where its name is enough to use it.
	 *
	 * @return its file
	 * @throws IllegalArgumentException if the name will not do, or is taken; before the work
	 * @throws IOException if there are no usable pictures, or the network cannot be kept
	 * @throws CancellationException if the listener cancels; nothing is kept then
	 */
	public Path learn(final NetworkStore store, final LearningListener listener) throws IOException {
		store.checkNew(name);
		final Learned learned = learn(listener);
		return store.add(learned.network(), provenance(learned.from()));
	}

	/**
	 * Learns, and writes the network as a whole or not at all.
	 *
	 * @param file replaced if it exists; its folder must exist
	 * @throws IOException if there are no usable pictures, or the file cannot be written
	 * @throws CancellationException if the listener cancels; nothing is written then
	 */
	public void learn(final Path file, final LearningListener listener) throws IOException {
		final Learned learned = learn(listener);
		VggFile.write(learned.network(), NumberFormat.F16, provenance(learned.from()), file);
	}

	private record Learned(NetworkWeights network, List<Path> from) {}

	private Learned learn(final LearningListener listener) throws IOException {
		final List<Path> used = new ArrayList<>();
		final NetworkWeights network = new NetworkLearner(settings).learn(pictures, name, new LearningListener() {

			@Override
			public void progress(final String what, final double fraction) {
				listener.progress(what, fraction);
			}

			@Override
			public void used(final Path picture) {
				used.add(picture);
				listener.used(picture);
			}

			@Override
			public void skipped(final Path picture) {
				listener.skipped(picture);
			}

			@Override
			public boolean isCancelled() {
				return listener.isCancelled();
			}
		});
		return new Learned(network, used);
	}

	private Map<String, String> provenance(final List<Path> used) {
		final Map<String, String> lines = new LinkedHashMap<>();
		lines.put("software", "Neural Style Transfer " + Version.text());
		lines.put("learned", settings.toString());
		lines.put("seed", Long.toString(settings.seed()));
		// Within the folder: where that is, is nobody's business.
		lines.put("pictures", String.join("\n", used.stream().map(picture -> pictures.relativize(picture).toString().replace('\\',
			'/')).toList()));
		return lines;
	}
}
