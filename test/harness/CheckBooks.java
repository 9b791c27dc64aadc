import com.adobe.epubcheck.tool.EpubChecker;

/** Checks many books in one process: to start Java takes longer than to check a book. */
public class CheckBooks {
  public static void main(String[] books) {
    for (String book : books) new EpubChecker().run(new String[] { book, "--quiet", "--json", book + ".json" });
  }
}
