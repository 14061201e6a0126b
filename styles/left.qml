<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.40.0" styleCategories="Fields|Forms|AttributeTable|Notes">
  <fieldConfiguration>
    <field name="row" configurationFlags="NoFlag"/>
    <field name="id" configurationFlags="NoFlag"/>
    <field name="geo_status" configurationFlags="NoFlag"/>
    <field name="reason" configurationFlags="NoFlag"/>
  </fieldConfiguration>
  <aliases>
    <alias field="row" index="0" name="Row of the list"/>
    <alias field="id" index="1" name="Student's ID (confidential)"/>
    <alias field="geo_status" index="2" name="Geocoding"/>
    <alias field="reason" index="3" name="Why it is not visited, and what to do"/>
  </aliases>
  <attributetableconfig actionWidgetStyle="dropDown" sortExpression="&quot;row&quot;" sortOrder="0">
    <columns>
      <column type="field" name="row" hidden="0" width="110"/>
      <column type="field" name="id" hidden="0" width="170"/>
      <column type="field" name="geo_status" hidden="0" width="110"/>
      <column type="field" name="reason" hidden="0" width="560"/>
    </columns>
  </attributetableconfig>
</qgis>
