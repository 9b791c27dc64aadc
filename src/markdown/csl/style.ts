/**
 * Kolofon's author-date style in CSL 1.0.2: (Castells 2004, 12) in the text, without the brackets, which the
 * bibliography puts around a cluster; the list by author and year.
 */
export const style = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" demote-non-dropping-particle="never">
  <info><title>Kolofon author-date</title><id>https://kolofon.invalid/author-date</id><updated>2026-11-23T00:00:00+00:00</updated></info>
  <macro name="names-short">
    <names variable="author">
      <name form="short" and="text" delimiter=", " delimiter-precedes-last="never"/>
      <substitute><names variable="editor"/><text variable="title"/></substitute>
    </names>
  </macro>
  <macro name="names-long">
    <names variable="author">
      <name and="text" delimiter=", " delimiter-precedes-last="never" name-as-sort-order="first" sort-separator=", "/>
      <substitute>
        <names variable="editor">
          <name and="text" delimiter=", " delimiter-precedes-last="never" name-as-sort-order="first" sort-separator=", "/>
          <label form="short" prefix=" (" suffix=")"/>
        </names>
        <text variable="title"/>
      </substitute>
    </names>
  </macro>
  <macro name="year">
    <choose>
      <if variable="issued"><date variable="issued"><date-part name="year"/></date><text variable="year-suffix"/></if>
      <else><text term="no date" form="short"/><text variable="year-suffix" prefix="-"/></else>
    </choose>
  </macro>
  <macro name="title">
    <choose>
      <if type="book thesis report webpage" match="any"><text variable="title" font-style="italic"/></if>
      <else><text variable="title" quotes="true"/></else>
    </choose>
  </macro>
  <macro name="edition">
    <choose>
      <if is-numeric="edition">
        <group delimiter=" "><number variable="edition" form="ordinal"/><text term="edition" form="short"/></group>
      </if>
      <else><text variable="edition"/></else>
    </choose>
  </macro>
  <macro name="container">
    <choose>
      <if type="chapter paper-conference" match="any">
        <group delimiter=", ">
          <group delimiter=" "><text term="in" text-case="capitalize-first"/><text variable="container-title" font-style="italic"/></group>
          <names variable="editor"><label form="short" suffix=" "/><name and="text" delimiter=", " delimiter-precedes-last="never"/></names>
          <text variable="page"/>
        </group>
      </if>
      <else>
        <group delimiter=", ">
          <group delimiter=" ">
            <text variable="container-title" font-style="italic"/>
            <group><text variable="volume"/><text variable="issue" prefix="(" suffix=")"/></group>
          </group>
          <text variable="page"/>
        </group>
      </else>
    </choose>
  </macro>
  <macro name="publisher">
    <group delimiter=": "><text variable="publisher-place"/><text variable="publisher"/></group>
  </macro>
  <macro name="access">
    <text variable="URL"/>
  </macro>
  <citation et-al-min="4" et-al-use-first="1" disambiguate-add-year-suffix="true">
    <layout delimiter="; ">
      <group delimiter=", ">
        <group delimiter=" "><text macro="names-short"/><text macro="year"/></group>
        <text variable="locator"/>
      </group>
    </layout>
  </citation>
  <bibliography hanging-indent="true">
    <sort><key macro="names-long"/><key macro="year"/><key variable="title"/></sort>
    <layout>
      <group delimiter=". " suffix=".">
        <group delimiter=" "><text macro="names-long"/><text macro="year" prefix="(" suffix=")"/></group>
        <text macro="title"/>
        <text macro="edition"/>
        <text macro="container"/>
        <text macro="publisher"/>
      </group>
      <text macro="access" prefix=" "/>
    </layout>
  </bibliography>
</style>`;
