package fiji.plugin.neuralstyle.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ImageInfo;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.RgbImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import ij.process.StackStatistics;

/** Feature maps as stacks of 32 bits, a slice a channel. */
public final class FeatureMapStacks {

	private final NetworkView network;
	private final MapSettings settings;

	/** @param network to look with */
	public FeatureMapStacks(final NetworkView network, final MapSettings settings) {
		this.network = network;
		this.settings = settings;
	}

	/**
	 * The maps of an image: one stack if all are scaled to the image, else one for each layer. Slices are
	 * labelled {@code relu3_1 #17}; the Info property has each map's mean activation. They are not shown.
	 *
	 * @throws IllegalArgumentException if the image is too small for a layer, or the stacks too large for the
	 *           memory; the message says how large they are and what fits
	 */
	public List<ImagePlus> create(final ImagePlus image, final List<Layer> layers) {
		final RgbImage planes = ImageConversion.toRgb(image);
		StackRoom.of(network.weights(), layers, settings, planes.width(), planes.height()).require(settings.size(), Bytes
			.freeInJava());
		final List<ImagePlus> stacks = new ArrayList<>();
		if (settings.size() == MapSettings.Size.IMAGE) stacks.add(stack(image, planes, layers));
		else layers.forEach(layer -> stacks.add(stack(image, planes, List.of(layer))));
		return stacks;
	}

	private ImagePlus stack(final ImagePlus image, final RgbImage planes, final List<Layer> layers) {
		ImageStack stack = null;
		final Map<String, String> info = new LinkedHashMap<>();
		info.put("image", image.getTitle());
		info.put("networkName", network.weights().name());
		info.put("networkSha256", network.weights().sha256());
		for (final Layer layer : layers) {
			for (final FeatureMap map : network.maps(planes, layer, settings.selection())) {
				final FloatProcessor slice = slice(map, planes);
				if (stack == null) stack = new ImageStack(slice.getWidth(), slice.getHeight());
				stack.addSlice(map.label(), slice);
				info.put("meanActivation " + map.label(), Double.toString(map.meanActivation()));
			}
		}
		final ImagePlus maps = new ImagePlus("Feature maps of " + image.getTitle() + " at " + names(layers), stack);
		maps.setCalibration(calibration(image, layers.get(0)));
		maps.setProperty("Info", ImageInfo.format(info));
		final StackStatistics statistics = new StackStatistics(maps);
		maps.setDisplayRange(statistics.min, statistics.max);
		return maps;
	}

	private FloatProcessor slice(final FeatureMap map, final RgbImage image) {
		final float[] values = settings.values() == MapSettings.Values.NORMALISED ? normalised(map.values()) : map.values();
		if (settings.size() == MapSettings.Size.LAYER) return new FloatProcessor(map.width(), map.height(), values);
		final ReceptiveField field = ReceptiveField.of(network.weights(), map.layer());
		final float[] scaled = new float[image.width() * image.height()];
		for (int y = 0, i = 0; y < image.height(); y++) {
			final int row = field.unit(y, map.height()) * map.width();
			for (int x = 0; x < image.width(); x++, i++) {
				scaled[i] = values[row + field.unit(x, map.width())];
			}
		}
		return new FloatProcessor(image.width(), image.height(), scaled);
	}

	/** Stretched to [0, 1]; a map without contrast is 0. */
	private static float[] normalised(final float[] values) {
		float min = Float.POSITIVE_INFINITY;
		float max = Float.NEGATIVE_INFINITY;
		for (final float value : values) {
			min = Math.min(min, value);
			max = Math.max(max, value);
		}
		final float[] stretched = new float[values.length];
		if (max == min) return stretched;
		for (int i = 0; i < values.length; i++) {
			stretched[i] = (values[i] - min) / (max - min);
		}
		return stretched;
	}

	private Calibration calibration(final ImagePlus image, final Layer layer) {
		final Calibration calibration = image.getCalibration().copy();
		// The image's calibrated grey values mean nothing for activations.
		calibration.disableDensityCalibration();
		if (settings.size() == MapSettings.Size.LAYER) {
			calibration.pixelWidth *= layer.stride();
			calibration.pixelHeight *= layer.stride();
			calibration.xOrigin /= layer.stride();
			calibration.yOrigin /= layer.stride();
		}
		return calibration;
	}

	private static String names(final List<Layer> layers) {
		return String.join(", ", layers.stream().map(Layer::name).toList());
	}
}
