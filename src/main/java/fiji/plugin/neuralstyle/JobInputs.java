package fiji.plugin.neuralstyle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.Pictures;
import fiji.plugin.neuralstyle.image.Region;
import fiji.plugin.neuralstyle.network.RgbImage;
import ij.ImagePlus;

/**
 * The images of a job, as lines for its result's metadata. Titles, not paths, as those tell others of a user's folders
 * and nothing on another machine; the hash tells whether an image is the right one.
 *
 * @param job the job
 * @param content as it is now
 * @param numbers of its pictures that are painted
 * @param styles what of the style images is style
 * @param start what the run starts from, if from an image
 */
record JobInputs(StyleTransferJob job, ImagePlus content, List<Integer> numbers, StyleCourse styles,
	Optional<RgbImage> start)
{

	/** As a run would begin with them. */
	static JobInputs of(final StyleTransferJob job) {
		final List<Integer> numbers = new Pictures(job.content()).numbers(job.images().slices());
		return new JobInputs(job, job.content(), numbers, new StyleCourse(job.style()), job.startImage().map(
			ImageConversion::toRgb));
	}

	Map<String, String> lines() {
		final Pictures pictures = new Pictures(content);
		final PictureHash given = new PictureHash();
		numbers.forEach(number -> given.add(Workpiece.of(pictures.copy(number), job.settings().pyramid(), job.images()
			.feather(), job.masked()).content()));
		return lines(given);
	}

	/** @param given the hash of what the network is given of the content */
	Map<String, String> lines(final PictureHash given) {
		final Map<String, String> lines = new LinkedHashMap<>();
		lines.put("content", content.getTitle());
		Region.selection(content).ifPresent(text -> lines.put("contentSelection", text));
		// "current" means another one tomorrow.
		if (new Pictures(content).count() > 1) lines.put("contentSlices", numbers.stream().map(String::valueOf).collect(Collectors
			.joining(",")));
		lines.put("contentSha256", given.text());
		lines.putAll(styles.lines());
		job.startImage().ifPresent(image -> lines.put("startImage", image.getTitle()));
		start.ifPresent(image -> lines.put("startImageSha256", PictureHash.of(image)));
		return lines;
	}
}
