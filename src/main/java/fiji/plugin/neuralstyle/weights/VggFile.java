package fiji.plugin.neuralstyle.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.format.NumberFormat;
import fiji.plugin.neuralstyle.weights.format.VggWriter;
import fiji.plugin.neuralstyle.weights.format.WeightsFiles;

/** VGG weights in files; those that it writes are as {@link VggWriter} says. */
public final class VggFile {

	static final String ENDING = ".safetensors";

	private VggFile() {}

	/**
	 * Reads a network from a file of any format in {@link WeightsFiles}.
	 *
	 * @throws IOException if the file is missing, damaged or holds no VGG network; the message names the file,
	 *           the tensor and the way out
	 */
	public static NetworkWeights read(final Path file) throws IOException {
		return WeightsFiles.read(file);
	}

	/**
	 * Writes a network as safetensors; the file appears whole or not at all, and the same network gives the
	 * same bytes.
	 *
	 * @param format of the numbers; F16 halves the file and is as good for a transfer
	 * @param provenance more metadata, such as where the weights come from; no key may be name, topology,
	 *          padding, pooling or inputMean
	 * @param file replaced if it exists; its folder must exist
	 * @throws IllegalArgumentException if a weight is not finite in that format, or a key is taken
	 * @throws IOException if the file cannot be written
	 */
	public static void write(final NetworkWeights network, final NumberFormat format, final Map<String, String> provenance,
		final Path file) throws IOException
	{
		WholeFile.write(file, out -> VggWriter.write(network, format, provenance, out));
	}
}
