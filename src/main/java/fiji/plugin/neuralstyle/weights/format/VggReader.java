package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.InputMean;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.RgbImage;

/** Makes a VGG network of a file's tensors, and brings it to the one convention that the network knows. */
final class VggReader {

	/** Eight times VGG's widest layer. */
	private static final int MOST_OUTPUTS = 4096;

	private final NamedTensors file;
	private final VggTensors vgg;

	/**
	 * @throws IOException if the file holds no VGG network
	 */
	VggReader(final NamedTensors file) throws IOException {
		this.file = file;
		vgg = VggTensors.of(file);
	}

	/**
	 * Reads the convolutions, and nothing else.
	 *
	 * @param defaultName where the metadata have none
	 * @param sha256 of the file
	 * @param convention of the weights; empty means what the metadata say, or the usual one
	 */
	NetworkWeights read(final String defaultName, final String sha256, final Optional<Convention> convention)
		throws IOException
	{
		final VggMetadata metadata = new VggMetadata(file);
		final Padding padding = metadata.choice(VggMetadata.PADDING, Padding.LEARNED.toArray(Padding[]::new), Padding.ZERO);
		final Pooling pooling = metadata.choice(VggMetadata.POOLING, Pooling.values(), Pooling.MAX);
		final Optional<InputMean> mean = metadata.inputMean();
		if (mean.isPresent() && convention.isPresent()) {
			throw file.problems().unusable("says of itself which input it wants, so it has no other convention. Leave out " +
				convention.get());
		}
		final Convention from = convention.orElse(mean.isPresent() ? Convention.TORCHVISION : file.naming()
			.usualConvention());
		final List<Convolution> convolutions = new ArrayList<>();
		int channels = RgbImage.CHANNELS;
		for (int i = 0; i < vgg.convolutions(); i++) {
			final Convolution convolution = convolution(i, channels);
			convolutions.add(i == 0 ? from.convert(convolution) : convolution);
			channels = convolution.outputs();
		}
		return new NetworkWeights(file.metadata().getOrDefault(VggMetadata.NAME, defaultName), sha256, vgg.topology(),
			convolutions, padding, pooling, mean.orElse(from.mean()));
	}

	private Convolution convolution(final int index, final int inputs) throws IOException {
		final String kernel = file.naming().kernel(vgg.topology(), index);
		final String bias = file.naming().bias(vgg.topology(), index);
		final String layer = vgg.topology().convolution(index).name();
		final List<Long> shape = file.shape(kernel);
		if (shape.size() != 4 || shape.get(0) < 1 || shape.get(0) > MOST_OUTPUTS || shape.get(1) != inputs || shape.get(
			2) != 3 || shape.get(3) != 3)
		{
			throw wrongShape(kernel, "1 to " + MOST_OUTPUTS + " x " + inputs + " x 3 x 3 for " + layer);
		}
		if (!file.shape(bias).equals(List.of(shape.get(0)))) throw wrongShape(bias, shape.get(0) + " for " + layer);
		return new Convolution(inputs, Math.toIntExact(shape.get(0)), file.values(kernel), file.values(bias));
	}

	private IOException wrongShape(final String tensor, final String wanted) throws IOException {
		return file.problems().tensor(tensor, "has the shape " + file.shape(tensor).stream().map(String::valueOf).collect(
			Collectors.joining(" x ")) + "; it must be " + wanted + ". Use the weights of VGG-16 or VGG-19");
	}
}
